import type { Lang } from '#core/i18n/lang.ts'
import { SectionHead } from '#ui/components/card/card.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { accountTexts } from '../texts.ts'
import { CitationChip } from './chip.tsx'
import type { ComplianceCount, ComplianceRow, ComplianceView } from './compliance-view.ts'
import { accountPaths } from './paths.ts'

/** Every account against the policy in force: the whole, each department, each deviation with its paragraph. */
export function CompliancePage({ view, lang }: { view: ComplianceView; lang: Lang }) {
  const t = accountTexts(lang).compliance
  const { chosen } = view
  const { breaches, deviations, accepted } = chosen ?? view.whole
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(breaches, deviations, accepted)}</p>
      <SectionHead title={t.byUnit} />
      <Counts rows={[...view.byDepartment, view.whole]} lang={lang} />
      <SectionHead
        title={chosen === null ? t.list : t.listOf(chosen.name)}
        action={<a href={within(accountPaths.complianceCsv, chosen?.unitId ?? null)}>{t.csv}</a>}
      />
      {chosen !== null && (
        <p>
          <a href={accountPaths.compliance}>{t.showAll}</a>
        </p>
      )}
      <Deviations rows={view.rows} lang={lang} />
    </>
  )
}

function within(path: string, unitId: string | null): string {
  return unitId === null ? path : `${path}?enhet=${encodeURIComponent(unitId)}`
}

function Counts({ rows, lang }: { rows: readonly ComplianceCount[]; lang: Lang }) {
  const t = accountTexts(lang).compliance
  const figure = (key: 'accounts' | 'breaches' | 'deviations' | 'accepted') => ({
    header: t.counts[key],
    numeric: true,
    cell: (row: ComplianceCount) => row[key],
  })
  return (
    <DataTable
      caption={t.byUnit}
      captionHidden
      rows={rows}
      rowKey={(row) => row.unitId ?? row.name}
      columns={[
        {
          header: t.department,
          naming: true,
          cell: (row) =>
            row.unitId === null ? (
              row.name
            ) : (
              <a href={within(accountPaths.compliance, row.unitId)}>{row.name}</a>
            ),
        },
        figure('accounts'),
        figure('breaches'),
        figure('deviations'),
        figure('accepted'),
      ]}
    />
  )
}

function Deviations({ rows, lang }: { rows: readonly ComplianceRow[]; lang: Lang }) {
  const { compliance: t, weights } = accountTexts(lang)
  return (
    <DataTable
      caption={t.list}
      captionHidden
      rows={rows}
      rowKey={(row) => row.key}
      isClosed={(row) => row.accepted !== null}
      empty={<p class="quiet">{t.none}</p>}
      columns={[
        {
          header: t.columns.account,
          naming: true,
          cell: (row) => (
            <>
              <a href={accountPaths.account(row.accountId)}>{row.account}</a>
              <span class="table-under">{row.platform}</span>
            </>
          ),
        },
        {
          header: t.columns.what,
          cell: (row) => (
            <>
              {row.what}
              <CitationChip citation={row.citation} lang={lang} />
            </>
          ),
        },
        {
          header: t.columns.weight,
          cell: (row) => (
            <Tag tone={row.weight === 'breach' && row.accepted === null ? 'now' : 'neutral'}>
              {weights[row.weight]}
            </Tag>
          ),
        },
        { header: t.columns.unit, cell: (row) => row.unit },
        {
          header: t.columns.decision,
          cell: (row) =>
            row.accepted === null
              ? ''
              : accountTexts(lang).account.accepted(row.accepted.name, row.accepted.reason),
        },
      ]}
    />
  )
}
