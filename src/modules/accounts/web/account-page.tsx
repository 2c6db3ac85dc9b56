import { formatDay } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { SectionHead } from '#ui/components/card/card.tsx'
import { ErrorSummary } from '#ui/components/error-summary/error-summary.tsx'
import { Journal } from '#ui/components/journal/journal.tsx'
import { KeyList } from '#ui/components/key-list/key-list.tsx'
import { summaryOf } from '#ui/form/form-kit.tsx'
import { kindNames } from '../kind-names.ts'
import { accountTexts } from '../texts.ts'
import type { AccountView } from '../queries/read-account.ts'
import { Closing } from './closing-section.tsx'
import { Credentials } from './credentials-section.tsx'
import { Health } from './health-section.tsx'
import { HolderAndRest } from './holder-form.tsx'
import { accountPaths } from './paths.ts'
import { People } from './people-section.tsx'
import { Relay } from './relay-section.tsx'
import { Routines } from './routines-section.tsx'
import type { SectionProps } from './section-parts.ts'
import { Watch } from './watch-section.tsx'

/** One account: how it stands, who may do what on it, and everything it needs while it runs. */
export function AccountPage({ view, kit }: SectionProps) {
  const { lang } = kit
  const t = accountTexts(lang)
  const { account } = view.care
  return (
    <div class="stack">
      <p class="small">
        <a href={accountPaths.register}>{t.account.back}</a>
      </p>
      <ErrorSummary lang={lang} errors={summaryOf(kit)} />
      <h1>{account.name}</h1>
      <p class="lead">
        {[view.care.platformName, account.handle, kindNames[lang][account.kind], t.statuses[account.status]]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Health view={view} kit={kit} />
      <Facts view={view} lang={lang} />
      <HolderAndRest view={view} kit={kit} />
      <People view={view} kit={kit} />
      <Credentials view={view} kit={kit} />
      <Routines view={view} kit={kit} />
      <Relay view={view} kit={kit} />
      <Watch view={view} kit={kit} />
      <Closing view={view} kit={kit} />
      <AccountJournal view={view} lang={lang} />
    </div>
  )
}

function Facts({ view, lang }: { view: AccountView; lang: Lang }) {
  const t = accountTexts(lang)
  const { account, unit, holder } = view.care
  const day = (on: Temporal.PlainDate | null) => (on === null ? t.account.unknown : formatDay(on, lang))
  const link = account.url === null ? null : <a href={account.url}>{t.account.openPublic}</a>
  const closed =
    account.closedOn === null
      ? []
      : [
          { term: t.account.closed, value: day(account.closedOn) },
          { term: t.account.records, value: account.recordsPlace ?? t.account.unknown },
        ]
  return (
    <section class="stack">
      <SectionHead title={t.account.facts} action={link ?? undefined} />
      <KeyList
        items={[
          { term: t.account.purpose, value: account.purpose || t.account.unknown },
          { term: t.account.audience, value: account.audience || t.account.unknown },
          { term: t.account.responsible, value: holder?.fullName ?? t.account.unknown },
          { term: t.account.unit, value: unit?.name ?? t.account.unknown },
          {
            term: t.account.connection,
            // the connections' own page (modules/connections), which stands above this module
            value: <a href={accountPaths.connection(account.id)}>{t.access[account.accessState]}</a>,
          },
          { term: t.account.opened, value: day(account.openedOn) },
          { term: t.account.lastPost, value: day(account.lastPostOn) },
          ...closed,
        ]}
      />
    </section>
  )
}

function AccountJournal({ view, lang }: { view: AccountView; lang: Lang }) {
  const t = accountTexts(lang)
  const words: Readonly<Record<string, string>> = t.journal
  return (
    <Journal
      lang={lang}
      title={t.account.journal}
      entries={view.journal.map((entry) => ({
        at: Temporal.Instant.from(entry.recordedAt),
        what: words[entry.kind] ?? entry.kind,
        by: entry.actor.name,
        ...(typeof entry.facts['personId'] === 'string'
          ? { detail: view.names.get(entry.facts['personId']) ?? '' }
          : {}),
      }))}
    />
  )
}
