import type { Lang } from '#core/i18n/lang.ts'
import { Tag } from '#ui/components/tag/tag.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { deskTexts } from '../../texts.ts'

export type AccountRow = {
  readonly id: string
  readonly name: string
  readonly handle: string
  readonly network: string
  readonly kind: 'official' | 'service'
  readonly holder: string
  readonly access: 'none' | 'ok' | 'revoked'
  readonly problem: string | null
  readonly showsRemovalNotice: boolean
}

/** The organisation's accounts, and what is wrong with any of them: with what to do about it. */
export function AccountsPage({ rows, lang }: { rows: readonly AccountRow[]; lang: Lang }) {
  const t = deskTexts(lang).accounts
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <DataTable
        caption={t.title}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            header: t.columns.name,
            cell: (row) => (
              <>
                <b>{row.name}</b> <span class="quiet">{row.network}</span>
                <br />
                <span class="quiet small">{row.handle}</span>
              </>
            ),
          },
          { header: t.columns.kind, cell: (row) => t.kinds[row.kind] },
          { header: t.columns.holder, cell: (row) => row.holder },
          { header: t.columns.access, cell: (row) => <Access row={row} lang={lang} /> },
          {
            header: t.columns.notice,
            cell: (row) => (row.showsRemovalNotice ? t.noticeShown : <Tag>{t.noticeMissing}</Tag>),
          },
        ]}
      />
    </>
  )
}

function Access({ row, lang }: { row: AccountRow; lang: Lang }) {
  const t = deskTexts(lang).accounts
  if (row.access !== 'revoked') return <>{t.access[row.access]}</>
  return (
    <>
      <span class="clock is-now">{t.access.revoked}</span>
      <p class="small">{t.whatToDo}</p>
      {row.problem !== null && <p class="quiet small">{row.problem}</p>}
    </>
  )
}
