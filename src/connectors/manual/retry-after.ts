import { readDate } from './dates.ts'

const USUAL_WAIT_S = 600
/** Longer than this is not believed: the site is asked again within a day. */
const LONGEST_WAIT_S = 24 * 3_600

/** `Retry-After` in seconds or as an HTTP date (RFC 9110 §10.2.3). Always later than now. */
export function retryAfter(header: string | undefined, now: Temporal.Instant): Temporal.Instant {
  const seconds = secondsOf(header?.trim() ?? '', now) ?? USUAL_WAIT_S
  return now.add({ seconds: Math.min(LONGEST_WAIT_S, Math.max(1, Math.ceil(seconds))) })
}

function secondsOf(header: string, now: Temporal.Instant): number | null {
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const at = readDate(header)
  return at === null ? null : (at.epochMilliseconds - now.epochMilliseconds) / 1_000
}
