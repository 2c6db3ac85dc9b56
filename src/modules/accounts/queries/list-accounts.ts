import { permit, type Actor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import { readPeople, readUnits, withUnitsBelow, type Unit } from '#modules/organisation/index.ts'
import { accountPermissions } from '../permissions.ts'
import type { AccountStatus } from '../rules/account.ts'
import type { Assignment } from '../rules/assignment.ts'
import { readAssignments } from '../store/assignments.ts'
import { findRegistered } from '../store/register.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { readCareOf, readCompliance, type AccountCare } from './read-compliance.ts'

export type AccountsQuery = {
  readonly status?: AccountStatus | undefined
  readonly unitId?: string | undefined
  /** Only those that fall short, advice and accepted deviations left out. */
  readonly hasNeeds?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
}

export type AccountsPage = {
  readonly policyVersion: string
  readonly items: readonly AccountCare[]
  /** The `after` of the next page; null on the last. */
  readonly next: string | null
}

const fallsShort = ({ deviations }: AccountCare): boolean =>
  deviations.some(({ accepted, citation }) => {
    const isAdvice = citation?.modality === 'får' || citation?.modality === 'gärna'
    return accepted === null && !isAdvice
  })

/** The register with how each account stands, in Swedish name order, page by page. Throws `NotPermitted`. */
export async function listAccounts(
  deps: AccountsDeps,
  actor: Actor,
  query: AccountsQuery,
): Promise<AccountsPage> {
  permit(actor, accountPermissions.read, null)
  const { orgId } = actor
  const { accounts, policyVersion, units } = await deps.db.forOrg(orgId, async (tx) => ({
    ...(await readCompliance(deps, tx, orgId)),
    units: await readUnits(tx, orgId),
  }))
  const { status, unitId, hasNeeds, after, limit } = query
  const below = unitId === undefined ? null : new Set<string>(withUnitsBelow(units, unitId as Unit['id']))
  const found = accounts.filter(
    (care) =>
      (status === undefined || care.account.status === status) &&
      (below === null || below.has(care.account.unitId)) &&
      (hasNeeds === undefined || fallsShort(care) === hasNeeds),
  )
  const start = after === undefined ? 0 : found.findIndex(({ account }) => account.id === after) + 1
  const items = found.slice(start, start + limit)
  const isLast = start + limit >= found.length
  return { policyVersion, items, next: isLast ? null : (items.at(-1)?.account.id ?? null) }
}

/** Throws `NotPermitted`, `NotFound`. */
export async function readAccountCare(deps: AccountsDeps, actor: Actor, id: string): Promise<AccountCare> {
  permit(actor, accountPermissions.read, null)
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const account = await findRegistered(tx, actor.orgId, id)
    if (account === null) throw new NotFound('account', id)
    return readCareOf(deps, tx, actor.orgId, account)
  })
}

export type AssignmentsOfAccount = {
  readonly assignments: readonly Assignment[]
  readonly names: ReadonlyMap<string, string>
}

/** Everybody's rights on one account, past ones too. Throws `NotPermitted`, `NotFound`. */
export async function listAssignments(
  deps: AccountsDeps,
  actor: Actor,
  accountId: string,
): Promise<AssignmentsOfAccount> {
  permit(actor, accountPermissions.read, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const account = await findRegistered(tx, orgId, accountId)
    if (account === null) throw new NotFound('account', accountId)
    return {
      assignments: await readAssignments(tx, orgId, account.id),
      names: new Map((await readPeople(tx, orgId)).map(({ id, fullName }) => [id, fullName])),
    }
  })
}
