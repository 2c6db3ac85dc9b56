/** The last things before an account shuts: its notice is acknowledged, its last records are safe and it is known where (F-071, B-027, B-046). */
import type { AccountDemands } from './demands.ts'

export type ClosingFacts = {
  readonly acknowledgedAt: Temporal.Instant | null
  readonly archivedAt: Temporal.Instant | null
}

export type ClosingObstacle = 'closing-unacknowledged' | 'final-archive-missing'

/** What stands in the way, first things first. Where the records are must be known under every policy. */
export function closingObstacle(
  { acknowledgedAt, archivedAt }: ClosingFacts,
  demand: AccountDemands['closing'],
): ClosingObstacle | null {
  const isAwaited = demand !== null && demand.value.acknowledgedBy.length > 0
  if (isAwaited && acknowledgedAt === null) return 'closing-unacknowledged'
  return archivedAt === null ? 'final-archive-missing' : null
}

export function isReadyToClose(facts: ClosingFacts, demand: AccountDemands['closing']): boolean {
  return closingObstacle(facts, demand) === null
}
