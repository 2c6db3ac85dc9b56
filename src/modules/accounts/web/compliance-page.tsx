import type { Lang } from '#core/i18n/lang.ts'
import { Banner } from '#ui/components/banner/banner.tsx'
import { SectionHead } from '#ui/components/card/card.tsx'
import { DataTable } from '#ui/components/table/table.tsx'
import { Tag } from '#ui/components/tag/tag.tsx'
import { Views } from '#ui/components/views/views.tsx'
import { accountTexts } from '../texts.ts'
import { CitationChip } from './chip.tsx'
import {
  COMPLIANCE_VIEWS,
  type ComplianceCount,
  type ComplianceGroup,
  type ComplianceRow,
  type ComplianceShown,
  type ComplianceView,
} from './compliance-view.ts'
import { accountPaths } from './paths.ts'

/** Every account against the policy in force: the whole, each department, each deviation with its paragraph. */
export function CompliancePage({ view, lang }: { view: ComplianceView; lang: Lang }) {
  const t = accountTexts(lang).compliance
  const { chosen } = view
  const { breaches, deviations, accepted } = chosen ?? view.whole
  const title = chosen === null ? t.list : t.listOf(chosen.name)
  const unitId = chosen?.unitId ?? null
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(breaches, deviations, accepted)}</p>
      {view.open !== null && (
        <Banner tone="info">
          {t.inactivityOpen} <CitationChip citation={view.open} lang={lang} />
        </Banner>
      )}
      <section class="stack">
        <SectionHead title={t.byUnit} />
        <Counts rows={[...view.byDepartment, view.whole]} lang={lang} />
      </section>
      <section class="stack">
        <SectionHead
          title={title}
          action={<a href={within(accountPaths.complianceCsv, { unitId })}>{t.csv}</a>}
        />
        {chosen !== null && (
          <p>
            <a href={accountPaths.compliance}>{t.showAll}</a>
          </p>
        )}
        <Views
          label={title}
          lang={lang}
          views={COMPLIANCE_VIEWS.map((shown) => ({
            href: within(accountPaths.compliance, { unitId, shown }),
            text: t.views[shown],
            count: view.shownCounts[shown],
            current: shown === view.shown,
          }))}
        />
        <Groups groups={view.groups} title={title} lang={lang} />
      </section>
    </div>
  )
}

function within(
  path: string,
  { unitId, shown = 'breach' }: { readonly unitId: string | null; readonly shown?: ComplianceShown },
): string {
  const query = new URLSearchParams()
  if (unitId !== null) query.set('enhet', unitId)
  if (shown !== 'breach') query.set('visa', shown)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
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
              <a href={within(accountPaths.compliance, { unitId: row.unitId })}>{row.name}</a>
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

type GroupsProps = {
  readonly groups: readonly ComplianceGroup[]
  readonly title: string
  readonly lang: Lang
}

function Groups({ groups, title, lang }: GroupsProps) {
  const t = accountTexts(lang).compliance
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={groups}
      rowKey={(group) => group.accountId}
      empty={<p class="quiet">{t.none}</p>}
      columns={[
        {
          header: t.columns.account,
          naming: true,
          cell: (group) => (
            <>
              <a href={accountPaths.account(group.accountId)}>{group.account}</a>
              <span class="table-under">{[group.platform, group.unit].filter(Boolean).join(' · ')}</span>
            </>
          ),
        },
        {
          header: t.columns.what,
          cell: (group) => (
            <ul class="plain-list shortfalls">
              {group.rows.map((row) => (
                <li key={row.key}>
                  <Shortfall row={row} lang={lang} />
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

function Shortfall({ row, lang }: { row: ComplianceRow; lang: Lang }) {
  const { weights, account } = accountTexts(lang)
  const tone = row.weight === 'breach' && row.accepted === null ? 'now' : 'neutral'
  return (
    <>
      <div class="row">
        <span>
          <Tag tone={tone} icon={tone === 'now' ? 'warning' : undefined}>
            {weights[row.weight]}
          </Tag>{' '}
          {row.what}
        </span>
        <CitationChip citation={row.citation} lang={lang} />
      </div>
      {row.accepted !== null && (
        <p class="small quiet">{account.accepted(row.accepted.name, row.accepted.reason)}</p>
      )}
    </>
  )
}
