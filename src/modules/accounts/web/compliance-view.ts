import type { PersonActor } from '#core/actor.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { readUnits, type Unit } from '#modules/organisation/index.ts'
import { citationLine, type Citation } from '#modules/policy/index.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { readCompliance, type AccountCare } from '../queries/read-compliance.ts'
import { weightOf, type Weight } from '../rules/deviations.ts'
import { accountTexts } from '../texts.ts'
import { deviationWords } from './deviation-words.ts'

export type ComplianceRow = {
  readonly key: string
  readonly accountId: string
  readonly account: string
  readonly platform: string
  readonly unit: string
  readonly department: string
  readonly what: string
  readonly weight: Weight
  readonly citation: Citation | null
  readonly accepted: { readonly name: string; readonly reason: string } | null
}

export type ComplianceCount = {
  /** The department's; null for the whole, and for accounts whose unit is gone. */
  readonly unitId: string | null
  readonly name: string
  readonly accounts: number
  readonly breaches: number
  readonly deviations: number
  readonly accepted: number
}

export const COMPLIANCE_VIEWS = ['breach', 'deviation', 'accepted', 'all'] as const
export type ComplianceShown = (typeof COMPLIANCE_VIEWS)[number]

/** What one account falls short of, of what is shown. */
export type ComplianceGroup = Pick<ComplianceRow, 'accountId' | 'account' | 'platform' | 'unit'> & {
  readonly rows: readonly ComplianceRow[]
}

export type ComplianceView = {
  readonly shown: ComplianceShown
  readonly shownCounts: Readonly<Record<ComplianceShown, number>>
  readonly groups: readonly ComplianceGroup[]
  /** What the policy wants of accounts without saying how much: nothing can be held against them until it does. */
  readonly open: Citation | null
  /** The department looked at; null: all of them. */
  readonly chosen: ComplianceCount | null
  readonly whole: ComplianceCount
  readonly byDepartment: readonly ComplianceCount[]
  readonly rows: readonly ComplianceRow[]
}

type ComplianceQuery = {
  readonly unitId: string | null
  readonly shown?: ComplianceShown
  readonly lang: Lang
}

export async function buildCompliance(
  deps: AccountsDeps,
  actor: Pick<PersonActor, 'orgId'>,
  { unitId, shown = 'all', lang }: ComplianceQuery,
): Promise<ComplianceView> {
  const { accounts, units } = await deps.db.forOrg(actor.orgId, async (tx) => ({
    accounts: (await readCompliance(deps, tx, actor.orgId)).accounts,
    units: await readUnits(tx, actor.orgId),
  }))
  const running = accounts.filter(
    ({ account }) => account.status !== 'closed' && account.status !== 'planned',
  )
  const groups = Map.groupBy(running, (care) => departmentOf(care.unit, units)?.id ?? null)
  const nameOf = (id: string | null) => units.find((unit) => unit.id === id)?.name ?? ''
  const rowsOf = (id: string | null) =>
    (groups.get(id as Unit['id'] | null) ?? []).flatMap((care) => toRows(care, nameOf(id), lang))
  const byDepartment = [...groups]
    .map(([id, cares]) => count({ unitId: id, name: nameOf(id), accounts: cares.length }, rowsOf(id)))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'))
  const all = byDepartment.flatMap((one) => rowsOf(one.unitId))
  const chosen = unitId === null ? null : (byDepartment.find((one) => one.unitId === unitId) ?? null)
  const { whole } = accountTexts(lang).compliance
  const open = running.find(({ demands }) => demands.inactivity?.afterDays === null)
  const rows = chosen === null ? all : rowsOf(chosen.unitId)
  const counts = COMPLIANCE_VIEWS.map((view) => [view, rows.filter((row) => isShown(row, view)).length])
  return {
    open: open?.demands.inactivity?.citation ?? null,
    chosen,
    shown,
    shownCounts: Object.fromEntries(counts) as Record<ComplianceShown, number>,
    rows,
    groups: groupsOf(rows.filter((row) => isShown(row, shown))),
    whole: count({ unitId: null, name: whole, accounts: running.length }, all),
    byDepartment,
  }
}

function isShown({ weight, accepted }: ComplianceRow, view: ComplianceShown): boolean {
  if (view === 'all') return true
  return view === 'accepted' ? accepted !== null : accepted === null && weight === view
}

function groupsOf(rows: readonly ComplianceRow[]): readonly ComplianceGroup[] {
  const groups = Map.groupBy(rows, ({ accountId }) => accountId)
  return [...groups.values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const { accountId, account, platform, unit } = first
    return [{ accountId, account, platform, unit, rows: some }]
  })
}

/** The department a service belongs to; an authority or company stands for itself. */
function departmentOf(unit: Unit | null, units: readonly Unit[]): Unit | null {
  const byId = new Map<string, Unit>(units.map((one) => [one.id, one]))
  const seen = new Set<string>()
  let found = unit
  while (found !== null && found.kind === 'service' && found.parentId !== null && !seen.has(found.id)) {
    seen.add(found.id)
    found = byId.get(found.parentId) ?? null
  }
  return found
}

function count(
  of: Pick<ComplianceCount, 'unitId' | 'name' | 'accounts'>,
  rows: readonly ComplianceRow[],
): ComplianceCount {
  const open = rows.filter(({ accepted }) => accepted === null)
  return {
    ...of,
    breaches: open.filter(({ weight }) => weight === 'breach').length,
    deviations: open.filter(({ weight }) => weight === 'deviation').length,
    accepted: rows.length - open.length,
  }
}

function toRows(care: AccountCare, department: string, lang: Lang): readonly ComplianceRow[] {
  const { account, unit, deviations, demands } = care
  return deviations.map((one) => ({
    key: `${account.id}-${one.code}-${one.key ?? ''}`,
    accountId: account.id,
    account: account.name,
    platform: care.platformName,
    unit: unit?.name ?? '',
    department,
    what: deviationWords(one, demands, lang),
    weight: weightOf(one),
    citation: one.citation,
    accepted: one.accepted === null ? null : { name: one.accepted.byName, reason: one.accepted.reason },
  }))
}

export function complianceCsv(view: ComplianceView, lang: Lang): readonly (readonly string[])[] {
  const { compliance: t, weights } = accountTexts(lang)
  return [
    t.csvHeader,
    ...view.rows.map((row) => [
      row.account,
      row.platform,
      row.unit,
      row.department,
      row.what,
      weights[row.weight],
      row.citation?.ruleId ?? '',
      row.citation === null ? '' : citationLine(row.citation, lang),
      row.accepted?.reason ?? '',
      row.accepted?.name ?? '',
    ]),
  ]
}
