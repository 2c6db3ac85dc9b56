/** When somebody is told that a deadline comes near: with time left to do something, however short the clock is (B-057). */

/** A quarter of the time there was, and never more than a day ahead. */
const SHARE_LEFT = 4
export const EARLIEST_WARNING = { hours: 24 }

export function isNear(
  message: { readonly receivedAt: Temporal.Instant; readonly dueAt: Temporal.Instant },
  now: Temporal.Instant,
): boolean {
  const { receivedAt, dueAt } = message
  const quarter = Math.floor((dueAt.epochMilliseconds - receivedAt.epochMilliseconds) / SHARE_LEFT)
  const lead = Math.min(quarter, Temporal.Duration.from(EARLIEST_WARNING).total('milliseconds'))
  const left = dueAt.epochMilliseconds - now.epochMilliseconds
  return left > 0 && left <= lead
}
