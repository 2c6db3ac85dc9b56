import type { Lang } from '#core/i18n/lang.ts'
import type { LedgerEntry } from '#core/ledger/entry.ts'
import { findRule, platformStanding } from '#modules/policy/index.ts'
import { Journal } from '#ui/components/journal/journal.tsx'
import type { ApplicationDetail } from '../queries/read-application.ts'
import { startupTexts } from '../texts.ts'
import { RuleChip } from './chip.tsx'
import { roleWord } from './words.ts'

type Props = { readonly detail: ApplicationDetail; readonly lang: Lang }

/** The application's own page of the ledger, the latest first. */
export function ApplicationJournal({ detail, lang }: Props) {
  const t = startupTexts(lang)
  const words: Readonly<Record<string, string>> = t.journal
  return (
    <Journal
      lang={lang}
      title={t.page.history}
      entries={detail.journal.toReversed().map((entry) => ({
        at: Temporal.Instant.from(entry.recordedAt),
        what: words[entry.kind] ?? entry.kind,
        detail: detailOf(entry, detail, lang),
        by: entry.actor.name,
        rule: <Rules entry={entry} detail={detail} lang={lang} />,
      }))}
    />
  )
}

function detailOf({ facts }: LedgerEntry, { inForce }: ApplicationDetail, lang: Lang): string {
  const { role, platform } = facts
  const said = [
    typeof role === 'string' ? roleWord(inForce.policy, role, lang) : '',
    typeof platform === 'string' ? platformStanding(inForce.policy, platform).name[lang] : '',
  ]
  return said.filter((word) => word !== '').join(', ')
}

/** One step cites one rule; a hand-in cites those of all it sets going, and they stand at the steps. */
function Rules({ entry, detail, lang }: Props & { entry: LedgerEntry }) {
  const [ruleId, ...others] = entry.ruleIds
  if (ruleId === undefined || others.length > 0) return null
  return <RuleChip citation={findRule(detail.inForce.policy, ruleId)} lang={lang} />
}
