import { ledgerActor, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { endOf, type Assignment } from '../rules/assignment.ts'
import { setAssignmentEnd, takeAssignment } from '../store/assignments.ts'
import { takeAccount } from '../store/register.ts'
import type { RegisterDeps } from './deps.ts'
import { followEnded } from './follow-ended.ts'

export type EndReason = 'ended' | 'left' | 'handed-over' | 'account-closed' | 'withdrawn' | 'relay-ended'

export type EndAssignment = {
  readonly assignmentId: string
  /** Now when left out; a later moment lets the rights run until then. */
  readonly at?: Temporal.Instant
  readonly reason?: EndReason
}

/**
 * Ends a person's rights on an account, in the caller's transaction; the caller has made sure that the actor may. Ending what has ended is
 * harmless. Throws `NotFound`.
 */
export async function endAssignment(
  deps: RegisterDeps,
  tx: Tx,
  actor: Actor,
  input: EndAssignment,
): Promise<Assignment> {
  const { orgId } = actor
  const assignment = await takeAssignment(tx, orgId, input.assignmentId)
  const endsAt = endOf(assignment, input.at ?? deps.clock.now())
  if (assignment.endsAt?.equals(endsAt) === true) return assignment
  const reason = input.reason ?? 'ended'
  await setAssignmentEnd(tx, orgId, assignment.id, { endsAt, reason })
  const ended = { ...assignment, endsAt }
  await recordInLedger(tx, orgId, deps.clock, {
    kind: 'assignment.ended',
    subjectType: assignment.accountId === null ? 'assignment' : 'account',
    subjectId: assignment.accountId ?? assignment.id,
    actor: ledgerActor(actor),
    facts: { assignmentId: assignment.id, personId: assignment.personId, endsAt: endsAt.toString(), reason },
  })
  if (assignment.accountId !== null) {
    const account = await takeAccount(tx, orgId, assignment.accountId)
    await followEnded(deps, tx, { orgId, account, ended })
  }
  return ended
}
