import { ledgerActor, systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { readPeople, type Person } from '#modules/organisation/index.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import { adminsVerdict, isDrop, type AdminsVerdict } from '../rules/admins.ts'
import { holdsAt, type Assignment } from '../rules/assignment.ts'
import { readAssignments } from '../store/assignments.ts'
import { noteAdmins } from '../store/register.ts'
import type { RegisterDeps } from './deps.ts'
import { duty } from './duty.ts'

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

/**
 * Looks at an account's administrators after something that may have changed them, notes the state, and tells of a drop at once
 * (F-075, B-044). Call it last in the transaction: it writes to the ledger.
 */
export async function lookAtAdmins(
  deps: RegisterDeps,
  tx: Tx,
  orgId: OrgId,
  account: RegisteredAccount,
): Promise<AdminsVerdict | null> {
  if (account.status === 'closed' || account.status === 'planned') return null
  const at = deps.clock.now()
  const inForce = await deps.policies.inForce(tx, orgId, at)
  const demands = deps.demandsOf(inForce.policy, account)
  const people = await readPeople(tx, orgId)
  const away = await deps.awayWithoutSubstitute(tx, orgId, at)
  const assignments = await readAssignments(tx, orgId, account.id)
  const admins = administratorsAmong(assignments, people, { at, away })
  const verdict = adminsVerdict(
    admins.map(({ id, roles }) => ({ personId: id, roles })),
    demands,
  )
  if (verdict.state === account.adminsState) return verdict
  await noteAdmins(tx, orgId, account.id, verdict.state)
  const hasDropped = isDrop(account.adminsState, verdict.state)
  if (account.adminsState === 'unknown' && !hasDropped) return verdict
  const toIds = duty({ account, people, demands, state: verdict.state })
  const { state, count, demanded } = verdict
  if (hasDropped && state !== 'enough')
    await deps.events.administratorsDropped(tx, orgId, {
      accountId: account.id,
      state,
      count,
      demanded,
      toIds,
    })
  await recordInLedger(tx, orgId, deps.clock, {
    kind: hasDropped ? 'account.administrators-dropped' : 'account.administrators-restored',
    subjectType: 'account',
    subjectId: account.id,
    actor: ledgerActor(systemActor(orgId, 'accounts')),
    ruleIds: verdict.broken.map(({ ruleId }) => ruleId),
    policyVersion: inForce.label,
    facts: { state, count, demanded, missingRoles: [...verdict.missingRoles], toIds: [...toIds] },
  })
  return verdict
}
