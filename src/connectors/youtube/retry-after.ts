/** Longer than this is not believed. */
const LONGEST_WAIT_S = 24 * 3_600

/** `Retry-After` in seconds or as an HTTP date (RFC 9110 §10.2.3), else `otherwiseSeconds`. Always later than now. */
export function retryAfter(
  header: string | undefined,
  now: Temporal.Instant,
  otherwiseSeconds: number,
): Temporal.Instant {
  const seconds = secondsIn(header, now) ?? otherwiseSeconds
  return now.add({ seconds: Math.min(LONGEST_WAIT_S, Math.max(1, Math.ceil(seconds))) })
}

function secondsIn(header: string | undefined, now: Temporal.Instant): number | null {
  if (header === undefined) return null
  if (/^\d+$/.test(header)) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : (at - now.epochMilliseconds) / 1_000
}
