import type { Column } from '../../components/table/table.tsx'
import { DataTable } from '../../components/table/table.tsx'

export type ExampleAccount = {
  name: string
  handle: string
  network: string
  purpose: string
  audience: string
  responsible: string
  followers: string
  closed?: boolean
}

export const exampleAccounts: readonly ExampleAccount[] = [
  {
    name: 'Exempelkommunen',
    handle: '@exempelkommunen',
    network: 'Facebook',
    purpose: 'Händelser, nyheter och service; frågor och synpunkter',
    audience: 'Boende och besökare',
    responsible: 'Utvecklingschefen',
    followers: '12 480',
  },
  {
    name: 'Exempelkommunens stadsbibliotek',
    handle: '@biblioteket.exempelkommunen',
    network: 'Instagram',
    purpose: 'Boktips, program och öppettider',
    audience: 'Läsare i alla åldrar',
    responsible: 'Bibliotekschefen',
    followers: '2 310',
  },
  {
    name: 'Kulturnatten 2025',
    handle: '@kulturnattenexempel',
    network: 'Facebook',
    purpose: 'Avslutat 31 januari 2026. Handlingarna finns i kommunarkivet.',
    audience: 'Besökare',
    responsible: 'Kulturchefen',
    followers: '844',
    closed: true,
  },
]

const columns: readonly Column<ExampleAccount>[] = [
  {
    header: 'Konto',
    naming: true,
    cell: (row) => (
      <>
        {row.closed === true ? (
          <b>{row.name}</b>
        ) : (
          <a href="#konto">
            <b>{row.name}</b>
          </a>
        )}
        <span class="table-under">{row.handle}</span>
      </>
    ),
  },
  { header: 'Plats', stackedLabel: 'På', cell: (row) => row.network },
  { header: 'Varför vi finns där', stackedLabel: '', cell: (row) => row.purpose },
  { header: 'För vem', stackedLabel: 'För', cell: (row) => row.audience },
  { header: 'Ansvarig', cell: (row) => row.responsible },
  { header: 'Följare', numeric: true, cell: (row) => row.followers },
]

export function AccountTable({ caption, rows }: { caption: string; rows: readonly ExampleAccount[] }) {
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.handle}
      isClosed={(row) => row.closed === true}
    />
  )
}
