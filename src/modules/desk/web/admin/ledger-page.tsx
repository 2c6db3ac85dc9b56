import { formatDateTime } from '#core/i18n/dates.ts'
import { formatNumber } from '#core/i18n/numbers.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { PostButton } from '#ui/components/button/button.tsx'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { deskTexts } from '../../texts.ts'
import { hidden, type FormKit } from '#ui/form/form-kit.tsx'
import { paths } from '../paths.ts'

export type LedgerRowView = {
  readonly seq: number
  readonly at: Temporal.Instant
  readonly what: string
  readonly who: string
}
export type VerdictView = { readonly isIntact: boolean; readonly rows: number; readonly at: number }

type Props = {
  kit: FormKit
  rows: readonly LedgerRowView[]
  verdict: VerdictView | null
  olderHref: string | null
}

/** The append-only ledger, newest first, with a button that checks the whole chain. */
export function LedgerPage({ kit, rows, verdict, olderHref }: Props) {
  const { lang } = kit
  const t = deskTexts(lang).ledger
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <div class="tools">
        <PostButton action={paths.ledger} fields={hidden(kit)} icon="seal">
          {t.check}
        </PostButton>
      </div>
      {verdict !== null && (
        <div class="verdict" role="status" tabindex={-1} data-go-here>
          <Banner tone={verdict.isIntact ? 'done' : 'error'}>
            {verdict.isIntact
              ? t.intact(formatNumber(verdict.rows, lang))
              : t.broken(formatNumber(verdict.at, lang))}
          </Banner>
        </div>
      )}
      <DataTable
        caption={t.title}
        captionHidden
        rows={rows}
        rowKey={(row) => String(row.seq)}
        columns={[
          { header: t.columns.no, cell: (row) => <span class="num">{formatNumber(row.seq, lang)}</span> },
          {
            header: t.columns.at,
            cell: (row) => <span class="nowrap num">{formatDateTime(row.at, lang, { seconds: true })}</span>,
          },
          { header: t.columns.what, naming: true, cell: (row) => row.what },
          { header: t.columns.who, cell: (row) => row.who },
        ]}
      />
      <Pagination lang={lang} olderHref={olderHref ?? undefined} />
    </>
  )
}
