import { ledgerActor, systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { readPeople, readRoleFinder, type Person, type RoleFinder } from '#modules/organisation/index.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import { adminsVerdict, isDrop, type Administrator, type AdminsVerdict } from '../rules/admins.ts'
import { holdsAt, type Assignment } from '../rules/assignment.ts'
import type { AccountDemands } from '../rules/demands.ts'
import { readAssignments } from '../store/assignments.ts'
import { noteAdmins } from '../store/register.ts'
import type { RegisterDeps } from './deps.ts'
import { alarmedOf } from './duty.ts'

/** Those who may administer at that moment and are there to do it. */
export function administratorsAmong(
  assignments: readonly Assignment[],
  people: readonly Person[],
  { at, away }: { readonly at: Temporal.Instant; readonly away: ReadonlySet<PersonId> },
): readonly Person[] {
  const holders = new Set(
    assignments
      .filter((one) => one.rights.includes('administer') && holdsAt(one, at))
      .map(({ personId }) => personId),
  )
  return people.filter(({ id, isActive }) => isActive && holders.has(id) && !away.has(id))
}

/** Which of the demanded roles each of them has for the account's unit: "the department's communicator" is not another department's (B-042). */
export function withDemandedRoles(
  administrators: readonly Person[],
  roles: RoleFinder,
  { unitId, demands }: { readonly unitId: RegisteredAccount['unitId']; readonly demands: AccountDemands },
): readonly Administrator[] {
  const held = (demands.requiredRoles?.value ?? []).map((role) => {
    const deputies = roles.holders(role, unitId)
    return { role, ids: new Set(deputies.flatMap(({ person, standsInFor }) => [person.id, standsInFor])) }
  })
  return administrators.map(({ id }) => ({
    personId: id,
    roles: held.filter(({ ids }) => ids.has(id)).map(({ role }) => role),
  }))
}

/**
 * Looks at an account's administrators after something that may have changed them, notes the state, and tells of a drop at once
 * (F-075, B-044). Call it last in the transaction: it writes to the ledger. `isAdding`: somebody was only added, which is no drop; an account
 * that still has too few when everybody has been given theirs is told of by the sweep.
 */
export async function lookAtAdmins(
  deps: RegisterDeps,
  tx: Tx,
  orgId: OrgId,
  { account, isAdding = false }: { readonly account: RegisteredAccount; readonly isAdding?: boolean },
): Promise<void> {
  if (account.status === 'closed' || account.status === 'planned') return
  const at = deps.clock.now()
  const inForce = await deps.policies.inForce(tx, orgId, at)
  const demands = deps.demandsOf(inForce.policy, account)
  const roles = await readRoleFinder(tx, orgId, at)
  const administrators = administratorsAmong(
    await readAssignments(tx, orgId, account.id),
    await readPeople(tx, orgId),
    { at, away: await deps.awayWithoutSubstitute(tx, orgId, at) },
  )
  const verdict = adminsVerdict(
    withDemandedRoles(administrators, roles, { unitId: account.unitId, demands }),
    demands,
  )
  const before = account.adminsState
  const hasDropped = isDrop(before, verdict.state)
  if (verdict.state === before || (isAdding && hasDropped)) return
  await noteAdmins(tx, orgId, account.id, verdict.state)
  if (before === 'unknown' && !hasDropped) return
  const toIds = await tellOfDrop(deps, tx, orgId, { account, demands, roles, verdict, hasDropped })
  const { state, count, demanded } = verdict
  await recordInLedger(tx, orgId, deps.clock, {
    kind: `account.administrators-${hasDropped ? 'dropped' : verdict.state === 'enough' ? 'restored' : 'more'}`,
    subjectType: 'account',
    subjectId: account.id,
    actor: ledgerActor(systemActor(orgId, 'accounts')),
    ruleIds: verdict.broken.map(({ ruleId }) => ruleId),
    policyVersion: inForce.label,
    facts: { state, count, demanded, missingRoles: [...verdict.missingRoles], toIds: [...toIds] },
  })
}

type Dropped = {
  readonly account: RegisteredAccount
  readonly demands: AccountDemands
  readonly roles: RoleFinder
  readonly verdict: AdminsVerdict
  readonly hasDropped: boolean
}

async function tellOfDrop(
  deps: RegisterDeps,
  tx: Tx,
  orgId: OrgId,
  { account, demands, roles, verdict, hasDropped }: Dropped,
): Promise<readonly PersonId[]> {
  const { state, count, demanded, broken } = verdict
  if (!hasDropped || state === 'enough') return []
  const toIds = alarmedOf({ account, demands, roles }, state)
  const isDemand = broken.length === 0 || broken.some(({ modality }) => modality === 'ska')
  await deps.events.administratorsDropped(tx, orgId, {
    accountId: account.id,
    modality: isDemand ? 'ska' : (broken[0]?.modality ?? null),
    state,
    count,
    demanded,
    toIds,
  })
  return toIds
}
