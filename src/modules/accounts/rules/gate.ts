/** Whether somebody may act on an account just now: what the policy tries, what their assignments are, and whose week it is (B-007, B-030, B-034, F-039). */
import { demandsAssignment, isWatchingOnly, rightsAt, type Assignment, type Right } from './assignment.ts'
import type { AccountDemands } from './demands.ts'

export type GateQuestion = {
  readonly gate: AccountDemands['gate']
  readonly right: Right
  readonly accountId: string
  /** Of everybody the actor acts as. */
  readonly assignments: readonly Assignment[]
  /** The account is their own unit's, they hold it, or they answer for all accounts. */
  readonly isAtHome: boolean
  readonly at: Temporal.Instant
}

export type GateRefusal = 'monitoring-only' | 'assignment-needed' | 'relay-over'

/** null: go on. */
export function gateRefusal(question: GateQuestion): GateRefusal | null {
  const { gate, right, accountId, assignments, isAtHome, at } = question
  if (isWatchingOnly(assignments, at)) return 'monitoring-only'
  const here = assignments.filter((one) => one.accountId === accountId)
  const mayNow = rightsAt(here, at).has(right)
  if (gate !== null && demandsAssignment(gate.value)) return mayNow ? null : 'assignment-needed'
  return !mayNow && !isAtHome && hasHadRelay(here, at) ? 'relay-over' : null
}

/** A guest for a week: what came in meanwhile may still be theirs in name, and the right to answer it is not. */
function hasHadRelay(here: readonly Assignment[], at: Temporal.Instant): boolean {
  return here.some(
    ({ kind, endsAt }) => kind === 'relay' && endsAt !== null && Temporal.Instant.compare(endsAt, at) <= 0,
  )
}
