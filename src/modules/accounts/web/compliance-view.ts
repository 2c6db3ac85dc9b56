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

export type ComplianceView = {
  /** The department looked at; null: all of them. */
  readonly chosen: ComplianceCount | null
  readonly whole: ComplianceCount
  readonly byDepartment: readonly ComplianceCount[]
  readonly rows: readonly ComplianceRow[]
}

export async function buildCompliance(
  deps: AccountsDeps,
  actor: Pick<PersonActor, 'orgId'>,
  { unitId, lang }: { readonly unitId: string | null; readonly lang: Lang },
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
  return {
    chosen,
    rows: chosen === null ? all : rowsOf(chosen.unitId),
    whole: count({ unitId: null, name: whole, accounts: running.length }, all),
    byDepartment,
  }
}

/** The department a service belongs to; an authority or company stands for itself. */
export function departmentOf(unit: Unit | null, units: readonly Unit[]): Unit | null {
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
    platform: account.platformName === '' ? account.platform : account.platformName,
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
