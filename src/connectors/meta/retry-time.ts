import { asRecord, listAt } from '../kit/json.ts'

type Headers = Readonly<Record<string, string | undefined>>

/** Seconds to wait when the network names no time. 613 is a short limit on one kind of call; the others count over an hour. */
const SHORT_WAIT_S = 60
const USUAL_WAIT_S = 600
/** Longer than this is not believed: the account is asked again within a day. */
const LONGEST_WAIT_S = 24 * 3_600

/**
 * When a refused call may be made again: `estimated_time_to_regain_access` (minutes) from `X-Business-Use-Case-Usage`, else `Retry-After`
 * (seconds or an HTTP date, RFC 9110 §10.2.3), else a wait by kind of limit. Always later than now.
 */
export function retryTime(headers: Headers, code: number | null, now: Temporal.Instant): Temporal.Instant {
  const seconds =
    regainSeconds(headers['x-business-use-case-usage']) ??
    retryAfterSeconds(headers['retry-after'], now) ??
    (code === 613 ? SHORT_WAIT_S : USUAL_WAIT_S)
  return now.add({ seconds: Math.min(LONGEST_WAIT_S, Math.max(1, Math.ceil(seconds))) })
}

function regainSeconds(header: string | undefined): number | null {
  if (header === undefined) return null
  try {
    const usage = asRecord(JSON.parse(header))
    const minutes = Object.keys(usage ?? {})
      .flatMap((objectId) => listAt(usage, objectId))
      .map((entry) => asRecord(entry)?.['estimated_time_to_regain_access'])
      .filter((value) => typeof value === 'number' && Number.isFinite(value) && value > 0)
    return minutes.length === 0 ? null : Math.max(...(minutes as number[])) * 60
  } catch {
    return null
  }
}

function retryAfterSeconds(header: string | undefined, now: Temporal.Instant): number | null {
  if (header === undefined) return null
  if (/^\d+$/.test(header)) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : (at - now.epochMilliseconds) / 1_000
}
