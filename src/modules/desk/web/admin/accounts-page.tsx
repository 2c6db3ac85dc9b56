import type { AccountKind } from '#modules/accounts/index.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { Tag } from '#ui/components/tag/tag.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { deskTexts } from '../../texts.ts'

export type AccountRow = {
  readonly id: string
  readonly name: string
  readonly handle: string
  readonly network: string
  readonly kind: AccountKind
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
            naming: true,
            cell: (row) => (
              <>
                <b>{row.name}</b>
                <span class="table-under">
                  {row.network} · {row.handle}
                </span>
              </>
            ),
          },
          { header: t.columns.kind, cell: (row) => t.kinds[row.kind] },
          { header: t.columns.holder, cell: (row) => row.holder },
          { header: t.columns.access, cell: (row) => <Access row={row} lang={lang} /> },
          {
            header: t.columns.notice,
            cell: (row) =>
              row.showsRemovalNotice ? t.noticeShown : <Tag tone="soon">{t.noticeMissing}</Tag>,
          },
        ]}
      />
    </>
  )
}

function Access({ row, lang }: { row: AccountRow; lang: Lang }) {
  const t = deskTexts(lang).accounts
  if (row.access === 'ok') return <>{t.access.ok}</>
  if (row.access === 'none') return <span class="quiet">{t.access.none}</span>
  return (
    <>
      <Tag tone="now" icon="warning">
        {t.access.revoked}
      </Tag>
      <span class="table-under">{t.whatToDo}</span>
      {row.problem !== null && <span class="table-under">{row.problem}</span>}
    </>
  )
}
