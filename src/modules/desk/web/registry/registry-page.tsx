import { formatDateTime } from '#core/i18n/dates.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Pagination } from '#ui/components/pagination/pagination.tsx'
import { EmptyState } from '#ui/components/state-page/state-page.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { deskTexts } from '../../texts.ts'
import { paths } from '../paths.ts'
import type { RegistryRow } from './registration-view.ts'

type Props = { rows: readonly RegistryRow[]; olderHref: string | null; lang: Lang }

/** What waits for registration at the reader's desks, oldest first. */
export function RegistryPage({ rows, olderHref, lang }: Props) {
  const t = deskTexts(lang).registry
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <DataTable
        caption={t.title}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.empty.title} text={t.empty.text} />}
        columns={[
          {
            header: t.columns.what,
            naming: true,
            cell: (row) => <a href={paths.registration(row.id)}>{row.what}</a>,
          },
          { header: t.columns.account, cell: (row) => row.account },
          { header: t.columns.unit, cell: (row) => row.unit },
          { header: t.columns.desk, cell: (row) => row.number ?? row.desk },
          {
            header: t.columns.since,
            cell: (row) => <span class="num">{formatDateTime(row.openedAt, lang)}</span>,
          },
        ]}
      />
      <Pagination lang={lang} olderHref={olderHref ?? undefined} />
    </>
  )
}
