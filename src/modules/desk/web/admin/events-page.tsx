import { formatDateTime } from '#core/i18n/dates.ts'
import { PostButton } from '#ui/components/button/button.tsx'
import { Fold } from '#ui/components/fold/fold.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { Views } from '#ui/components/views/views.tsx'
import { deskTexts } from '../../texts.ts'
import { hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'

export const EVENT_STATES = ['unknown', 'failed', 'received', 'ignored', 'applied'] as const
export type EventState = (typeof EVENT_STATES)[number]

export type EventRow = {
  readonly id: string
  readonly receivedAt: Temporal.Instant
  readonly account: string
  readonly kind: string
  readonly problem: string | null
  /** The event as the network sent it, printed. */
  readonly raw: string
}

type Props = {
  kit: FormKit
  state: EventState
  rows: readonly EventRow[]
  olderHref: string | null
  refusedCount: string | null
}

/** For the administrator: what the networks sent that could not be understood or used. Nothing is thrown away. */
export function EventsPage({ kit, state, rows, olderHref, refusedCount }: Props) {
  const { lang } = kit
  const t = deskTexts(lang).events
  const canRetry = state === 'failed' || state === 'unknown'
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <div class="tools">
        {refusedCount !== null && <p class="small">{t.refused(refusedCount)}</p>}
        <Views
          lang={lang}
          label={t.title}
          views={EVENT_STATES.map((key) => ({
            href: `${paths.events}?lage=${key}`,
            text: t.states[key],
            current: key === state,
          }))}
        />
      </div>
      <DataTable
        caption={t.states[state]}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.empty.title} text={t.empty.text} />}
        columns={[
          {
            header: t.columns.at,
            naming: true,
            cell: (row) => <span class="num">{formatDateTime(row.receivedAt, lang, { seconds: true })}</span>,
          },
          { header: t.columns.account, cell: (row) => (row.account === '' ? '–' : row.account) },
          { header: t.columns.kind, cell: (row) => <code>{row.kind}</code> },
          { header: t.columns.why, cell: (row) => <Why row={row} kit={kit} canRetry={canRetry} /> },
        ]}
      />
      <Pagination lang={lang} olderHref={olderHref ?? undefined} />
    </>
  )
}

function Why({ row, kit, canRetry }: { row: EventRow; kit: FormKit; canRetry: boolean }) {
  const t = deskTexts(kit.lang).events
  return (
    <>
      {row.problem}
      <Fold title={t.raw}>
        <pre class="raw">{row.raw}</pre>
      </Fold>
      {canRetry && (
        <PostButton small action={paths.retryEvent(row.id)} fields={hidden(kit)}>
          {t.retry}
        </PostButton>
      )}
    </>
  )
}
