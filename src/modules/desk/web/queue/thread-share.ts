/** How much of the time is left, 0 to 1; null where no clock runs. */
export type ThreadShare = number | null

/** Both ends in instants; before the start counts as all of it, after the end as none. */
export function shareLeft(
  from: Temporal.Instant,
  due: Temporal.Instant | null,
  now: Temporal.Instant,
): ThreadShare {
  if (due === null) return null
  const whole = due.epochMilliseconds - from.epochMilliseconds
  if (whole <= 0) return 0
  return Math.min(1, Math.max(0, (due.epochMilliseconds - now.epochMilliseconds) / whole))
}
