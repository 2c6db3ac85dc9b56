/** When a network that does not answer is worth telling somebody of, who can do nothing but look elsewhere meanwhile. */
import type { Connection } from './connection.ts'

/**
 * The networks' own disturbances are over within a few hours, and what happened meanwhile is fetched afterwards. After a morning
 * without an answer the shortest deadlines of a policy are at stake: then somebody has to look on the network itself.
 */
const TOLD_AFTER_HOURS = 6

export type FaultNews = 'silent' | 'over' | null

/** What is to be told now; null when nothing is, or it has been told. */
export function faultNews(
  { state, stateAt, faultToldFor }: Pick<Connection, 'state' | 'stateAt' | 'faultToldFor'>,
  now: Temporal.Instant,
): FaultNews {
  if (state !== 'network-fault') return faultToldFor === null ? null : 'over'
  if (faultToldFor?.equals(stateAt) === true) return null
  return stateAt.until(now).total('hours') >= TOLD_AFTER_HOURS ? 'silent' : null
}
