import { asRecord, listAt } from '../kit/json.ts'
import { afterSeconds, secondsTold } from '../kit/retry-after.ts'

type Headers = Readonly<Record<string, string | undefined>>

/** Seconds to wait when the network names no time. 613 is a short limit on one kind of call; the others count over an hour. */
const SHORT_WAIT_S = 60
const USUAL_WAIT_S = 600

/**
 * When a refused call may be made again: `estimated_time_to_regain_access` (minutes) from `X-Business-Use-Case-Usage`, else `Retry-After`
 * (seconds or an HTTP date, RFC 9110 §10.2.3), else a wait by kind of limit. Always later than now.
 */
export function retryTime(headers: Headers, code: number | null, now: Temporal.Instant): Temporal.Instant {
  const seconds =
    regainSeconds(headers['x-business-use-case-usage']) ??
    secondsTold(headers['retry-after'], now) ??
    (code === 613 ? SHORT_WAIT_S : USUAL_WAIT_S)
  return afterSeconds(seconds, now)
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
