/** When a connection is tried: once a day, each account at its own minute, so that a hundred accounts do not ask a network at once. */

const MINUTES_A_DAY = 24 * 60

/** The same minute every day for an account, from its id. */
function minuteOf(accountId: string): number {
  let sum = 0
  for (const letter of accountId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return sum % MINUTES_A_DAY
}

/** Its next minute, at least an hour away. */
export function nextTestAt(accountId: string, now: Temporal.Instant): Temporal.Instant {
  const midnight = now.toZonedDateTimeISO('UTC').startOfDay().toInstant()
  const today = midnight.add({ minutes: minuteOf(accountId) })
  const soonest = now.add({ hours: 1 })
  for (const at of [today, today.add({ hours: 24 })])
    if (Temporal.Instant.compare(at, soonest) >= 0) return at
  return today.add({ hours: 48 })
}
