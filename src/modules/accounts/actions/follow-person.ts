import { systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId } from '#core/ids.ts'
import { dueNow } from '../queries/due-now.ts'
import { readCareOf } from '../queries/read-compliance.ts'
import { endOf, type Assignment } from '../rules/assignment.ts'
import { readAssignmentsOf, setAssignmentEnd } from '../store/assignments.ts'
import { readRegistered, takeAccount } from '../store/register.ts'
import type { AccountsDeps, RegisterDeps } from './deps.ts'
import { endAssignment } from './end-assignment.ts'
import { lookAtAdmins } from './look-at-admins.ts'
import { takeDue } from './take-due.ts'

/** Accounts are taken in one order by everybody, so that two who leave at once wait for each other and do not lock each other out. */
const inOrder = (a: Assignment, b: Assignment): number =>
  (a.accountId ?? '').localeCompare(b.accountId ?? '') || a.id.localeCompare(b.id)

/**
 * Somebody has left: every right of theirs ends with the transaction in which they do, their passwords are due for change, a drop of administrators
 * is told at once, and whoever recovers accounts is told of those they answered for (F-075, B-043, B-044).
 */
export async function followLeaving(
  deps: AccountsDeps,
  tx: Tx,
  orgId: OrgId,
  personId: PersonId,
): Promise<void> {
  const now = deps.clock.now()
  const running = (await readAssignmentsOf(tx, orgId, personId))
    .filter(({ endsAt }) => endsAt === null || Temporal.Instant.compare(endsAt, now) > 0)
    .sort(inOrder)
  const actor = systemActor(orgId, 'leaving')
  for (const assignment of running) {
    // what has not begun never does
    const hasBegun = Temporal.Instant.compare(assignment.startsAt, now) <= 0
    if (hasBegun || assignment.accountId === null)
      await endAssignment(deps, tx, actor, { assignmentId: assignment.id, reason: 'left' })
    else await setAssignmentEnd(tx, orgId, assignment.id, { endsAt: endOf(assignment, now), reason: 'left' })
  }
  const held = (await readRegistered(tx, orgId)).filter(({ holderId }) => holderId === personId)
  for (const { id } of held) await tellHolderLeft(deps, tx, orgId, id)
}

async function tellHolderLeft(deps: AccountsDeps, tx: Tx, orgId: OrgId, id: AccountId): Promise<void> {
  const care = await readCareOf(deps, tx, orgId, await takeAccount(tx, orgId, id))
  for (const due of dueNow(care, null, deps.clock.now()))
    if (due.kind === 'tell' && due.what === 'holder-left') await takeDue(deps, tx, orgId, { care, due })
}

/** Somebody's leave has changed: are the accounts they administer still administered? What lies ahead is the sweep's to see at its minute. */
export async function followAbsence(
  deps: RegisterDeps,
  tx: Tx,
  orgId: OrgId,
  personId: PersonId,
): Promise<void> {
  const assignments = await readAssignmentsOf(tx, orgId, personId)
  const ids = new Set(
    assignments
      .filter(({ rights }) => rights.includes('administer'))
      .flatMap(({ accountId }) => (accountId === null ? [] : [accountId])),
  )
  for (const id of [...ids].sort()) {
    const account = await takeAccount(tx, orgId, id)
    await lookAtAdmins(deps, tx, orgId, { account })
  }
}
