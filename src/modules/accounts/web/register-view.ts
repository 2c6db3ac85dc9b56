import type { PersonActor } from '#core/actor.ts'
import type { Lang } from '#core/i18n/lang.ts'
import { readUnits, withUnitsBelow, type Unit } from '#modules/organisation/index.ts'
import { kindNames } from '../kind-names.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { readCompliance, type AccountCare } from '../queries/read-compliance.ts'
import type { AccountStatus } from '../rules/account.ts'
import { weightOf, type Weight } from '../rules/deviations.ts'
import { deviationWords } from './deviation-words.ts'

export const REGISTER_VIEWS = ['all', 'needs', 'closing', 'resting', 'planned', 'closed'] as const
export type RegisterView = (typeof REGISTER_VIEWS)[number]

export type RegisterRow = {
  readonly id: string
  readonly name: string
  readonly handle: string
  readonly platform: string
  readonly kind: string
  readonly unit: string
  readonly responsible: string
  readonly status: AccountStatus
  readonly access: 'none' | 'ok' | 'revoked'
  /** The heaviest first; those accepted are left out. */
  readonly needs: readonly { readonly text: string; readonly weight: Weight }[]
}

export type RegisterList = {
  readonly rows: readonly RegisterRow[]
  readonly counts: Readonly<Record<RegisterView, number>>
  readonly units: readonly Unit[]
  readonly running: number
}

export type RegisterQuery = {
  readonly view: RegisterView
  readonly unitId: string | null
  readonly search: string
}

const HEAVY: Readonly<Record<Weight, number>> = { breach: 0, deviation: 1, advice: 2 }

export async function buildRegister(
  deps: AccountsDeps,
  actor: Pick<PersonActor, 'orgId'>,
  { query, lang }: { readonly query: RegisterQuery; readonly lang: Lang },
): Promise<RegisterList> {
  const { accounts, units } = await deps.db.forOrg(actor.orgId, async (tx) => ({
    accounts: (await readCompliance(deps, tx, actor.orgId)).accounts,
    units: await readUnits(tx, actor.orgId),
  }))
  const below =
    query.unitId === null ? null : new Set<string>(withUnitsBelow(units, query.unitId as Unit['id']))
  const rows = accounts
    .filter((care) => below === null || below.has(care.account.unitId))
    .map((care) => toRow(care, lang))
    .filter((row) => matches(row, query.search))
  const of = (view: RegisterView) => rows.filter((row) => isIn(row, view))
  const counts = Object.fromEntries(REGISTER_VIEWS.map((view) => [view, of(view).length]))
  return {
    rows: of(query.view),
    counts: counts as Record<RegisterView, number>,
    units,
    running: rows.filter(({ status }) => status !== 'closed' && status !== 'planned').length,
  }
}

function isIn(row: RegisterRow, view: RegisterView): boolean {
  if (view === 'all') return row.status !== 'closed'
  if (view === 'needs') return row.needs.some(({ weight }) => weight !== 'advice')
  return row.status === view
}

function matches(row: RegisterRow, search: string): boolean {
  const words = search.toLocaleLowerCase('sv').split(/\s+/u).filter(Boolean)
  const text = [row.name, row.handle, row.platform, row.unit, row.responsible]
    .join(' ')
    .toLocaleLowerCase('sv')
  return words.every((word) => text.includes(word))
}

function toRow(care: AccountCare, lang: Lang): RegisterRow {
  const { account, unit, holder, deviations, demands } = care
  const needs = deviations
    .filter(({ accepted }) => accepted === null)
    .map((one) => ({ text: deviationWords(one, demands, lang), weight: weightOf(one) }))
    .sort((a, b) => HEAVY[a.weight] - HEAVY[b.weight])
  return {
    id: account.id,
    name: account.name,
    handle: account.handle,
    platform: care.platformName,
    kind: kindNames[lang][account.kind],
    unit: unit?.name ?? '',
    responsible: holder?.fullName ?? '',
    status: account.status,
    access: account.accessState,
    needs,
  }
}
