/** Longer than this is not believed: the network is asked again within a day. */
const LONGEST_WAIT_S = 24 * 3_600

/** A number of seconds, or a time: HTTP's (`Retry-After`, RFC 9110 §10.2.3) or ISO 8601. null: neither. Negative: it has passed. */
export function secondsTold(header: string | undefined, now: Temporal.Instant): number | null {
  const told = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(told)) return Number(told)
  const at = Date.parse(told)
  return Number.isNaN(at) ? null : (at - now.epochMilliseconds) / 1_000
}

/** That many seconds from now, but always later than now and never more than a day. */
export function afterSeconds(seconds: number, now: Temporal.Instant): Temporal.Instant {
  return now.add({ seconds: Math.min(LONGEST_WAIT_S, Math.max(1, Math.ceil(seconds))) })
}
