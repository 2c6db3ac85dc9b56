import { formatDate } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { Breadcrumb } from '#ui/components/breadcrumb/breadcrumb.tsx'
import { Button } from '#ui/components/button/button.tsx'
import { Select } from '#ui/components/field/choices.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Form, FormActions } from '#ui/components/form-actions/form-actions.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { OutsideText } from '#ui/components/user-text/user-text.tsx'
import type { ReplayHit } from '../rules/versions/replay.ts'
import { replayMonths, type Replayed } from '../queries/preview-replay.ts'
import type { PolicyDraft } from '../queries/read-draft.ts'
import { paths } from './paths.ts'
import { policyVersionTexts } from './version-texts.ts'

type Props = {
  readonly lang: Lang
  readonly draft: Pick<PolicyDraft, 'id' | 'name'>
  readonly months: number
  /** Null when the draft has faults. */
  readonly replayed: Replayed | null
}

/** The last months counted again under a draft: figures, and each thing that would have turned out otherwise. */
export function ReplayPage({ lang, draft, months, replayed }: Props) {
  const t = policyVersionTexts(lang)
  return (
    <div class="stack">
      <Breadcrumb
        lang={lang}
        crumbs={[
          { text: t.title, href: paths.versions },
          { text: draft.name, href: paths.draft(draft.id) },
        ]}
      />
      <h1>{t.replayTitle(draft.name)}</h1>
      {replayed === null ? (
        <p>{t.compareNotSound}</p>
      ) : (
        <>
          <p class="lead">{t.replayLead(formatDate(replayed.from, lang))}</p>
          <Form action={paths.replay(draft.id)} method="get">
            <Select
              lang={lang}
              name="manader"
              label={t.replayMonths}
              width="short"
              value={String(months)}
              choices={replayMonths.map((count) => ({ value: String(count), text: t.months(count) }))}
            />
            <FormActions>
              <Button>{t.replayButton}</Button>
            </FormActions>
          </Form>
          <Found lang={lang} replayed={replayed} />
        </>
      )}
    </div>
  )
}

const kinds = ['missedDeadlines', 'lateRemovals', 'removalsWithoutGround', 'stoppedPosts'] as const

function Found({ lang, replayed }: { readonly lang: Lang; readonly replayed: Replayed }) {
  const t = policyVersionTexts(lang)
  const { counts, difference, isCut, inForceLabel } = replayed
  const say = (count: number) => formatNumber(count, lang)
  const all = counts.messages + counts.removals + counts.posts
  const differing = kinds.filter((kind) => difference[kind].added.length + difference[kind].gone.length > 0)
  if (all === 0) return <Banner tone="info" title={t.replayNothing} />
  return (
    <>
      <p>{t.replayCounts(say(counts.messages), say(counts.removals), say(counts.posts))}</p>
      {isCut && <p>{t.replayCut}</p>}
      <DataTable
        caption={t.replayWhat}
        captionHidden
        rows={kinds.map((kind) => ({ kind, ...difference[kind] }))}
        rowKey={({ kind }) => kind}
        columns={[
          { header: t.replayWhat, naming: true, cell: ({ kind }) => t.replayKinds[kind] },
          { header: t.replayBefore(inForceLabel), numeric: true, cell: ({ before }) => say(before) },
          { header: t.replayAfter, numeric: true, cell: ({ after }) => say(after) },
        ]}
      />
      {differing.length === 0 && <p>{t.replaySame}</p>}
      {differing.map((kind) => (
        <section key={kind} class="stack">
          <h2>{t.replayKinds[kind]}</h2>
          <Hits {...{ lang, replayed }} hits={difference[kind].added} title={t.replayAdded} isOpen />
          <Hits {...{ lang, replayed }} hits={difference[kind].gone} title={t.replayGone} />
        </section>
      ))}
    </>
  )
}

const SHOWN = 50

type HitsProps = {
  readonly lang: Lang
  readonly replayed: Replayed
  readonly hits: readonly ReplayHit[]
  readonly title: (count: number) => string
  readonly isOpen?: boolean
}

function Hits({ lang, replayed, hits, title, isOpen = false }: HitsProps) {
  if (hits.length === 0) return null
  const rest = hits.length - SHOWN
  return (
    <Fold title={title(hits.length)} open={isOpen}>
      <ul>
        {hits.slice(0, SHOWN).map(({ id, ruleId }) => {
          const item = replayed.items.get(id)
          const text = item?.text[lang] ?? id
          const href = item?.href ?? null
          const words = <OutsideText text={text} lang={lang} />
          return (
            <li key={id}>
              {href === null ? words : <a href={href}>{words}</a>} <code class="quiet small">{ruleId}</code>
            </li>
          )
        })}
      </ul>
      {rest > 0 && <p>{policyVersionTexts(lang).replayMore(rest)}</p>}
    </Fold>
  )
}
