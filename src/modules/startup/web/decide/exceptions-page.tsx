import { formatDay } from '#core/i18n/dates.ts'
import { toLocal } from '#core/clock.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import type { DecidedException } from '../../queries/read-overrides.ts'
import { startupPaths } from '../paths.ts'
import { decideTexts } from './texts.ts'
import { nameOf } from './waiting-words.ts'

type Props = { readonly exceptions: readonly DecidedException[]; readonly lang: Lang }

/** F-031: every exception from what the policy says of a platform, with the name of whoever decided and why. */
export function ExceptionsPage({ exceptions, lang }: Props) {
  const t = decideTexts(lang).exceptions
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <DataTable
        caption={t.title}
        captionHidden
        rows={exceptions}
        rowKey={({ step }) => step.id}
        columns={[
          {
            header: t.columns.what,
            naming: true,
            cell: (one) => (
              <a href={startupPaths.waitingStep(one.step.id)}>
                {nameOf(one, lang)}, {one.unitName}
              </a>
            ),
          },
          { header: t.columns.platform, cell: ({ standing }) => standing.name[lang] },
          {
            header: t.columns.asked,
            cell: ({ askedBy, step }) => <Said by={askedBy} words={step.askedReason} />,
          },
          { header: t.columns.outcome, cell: (one) => <Outcome one={one} lang={lang} /> },
          { header: t.columns.by, cell: (one) => deciderOf(one, lang) },
          {
            header: t.columns.reason,
            cell: ({ step }) => <span class="user-text">{step.reason ?? '–'}</span>,
          },
        ]}
        empty={<EmptyState title={t.empty.title} text={t.empty.text} />}
      />
    </>
  )
}

function Said({ by, words }: { readonly by: string; readonly words: string | null }) {
  return (
    <>
      {by}
      {words !== null && (
        <>
          : <span class="user-text">{words}</span>
        </>
      )}
    </>
  )
}

function Outcome({ one, lang }: { readonly one: DecidedException; readonly lang: Lang }) {
  const t = decideTexts(lang).exceptions.outcomes
  const { outcome, openedAt } = one.step
  if (outcome === null) return <Tag tone="soon">{openedAt === null ? t.shut : t.open}</Tag>
  return <Tag tone={outcome === 'yes' ? 'now' : 'neutral'}>{outcome === 'yes' ? t.yes : t.no}</Tag>
}

function deciderOf({ step, decidedBy, decidedFor }: DecidedException, lang: Lang): string {
  const t = decideTexts(lang).page
  if (step.decidedAt === null || decidedBy === null) return '–'
  const on = formatDay(toLocal(step.decidedAt).toPlainDate(), lang)
  return decidedFor === null ? t.by(decidedBy, on) : t.byFor(decidedBy, decidedFor, on)
}
