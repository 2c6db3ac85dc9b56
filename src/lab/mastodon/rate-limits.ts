import type { Clock } from '#core/clock.ts'
import type { Family } from './operations.ts'

/** Calls and minutes (docs: api/rate-limits; the three hours for statuses as recorded from 4.6.4). */
const LIMITS: Readonly<Record<Family, { readonly calls: number; readonly minutes: number }>> = {
  calls: { calls: 300, minutes: 5 },
  statuses: { calls: 300, minutes: 180 },
  media: { calls: 30, minutes: 30 },
  deletes: { calls: 30, minutes: 30 },
}

type Window = { used: number; readonly endsMs: number }

export type RateLimits = {
  /** Counts a call; the headers to send with the answer. */
  count(owner: string, family: Family): { readonly isOver: boolean; readonly headers: Record<string, string> }
}

/** Windows begin at whole multiples of their length, as the server's do. */
export function createRateLimits(clock: Clock): RateLimits {
  const windows = new Map<string, Window>()
  const counted = (owner: string, family: Family) => {
    const { calls, minutes } = LIMITS[family]
    const nowMs = clock.now().epochMilliseconds
    const lengthMs = minutes * 60_000
    const endsMs = (Math.floor(nowMs / lengthMs) + 1) * lengthMs
    const key = `${family} ${owner}`
    const found = windows.get(key)
    const window = found?.endsMs !== endsMs ? { used: 0, endsMs } : found
    window.used += 1
    windows.set(key, window)
    return { calls, window }
  }
  return {
    count(owner, family) {
      const all = counted(owner, 'calls')
      const own = family === 'calls' ? all : counted(owner, family)
      const { calls, window } = all.window.used > all.calls ? all : own
      const reset = Temporal.Instant.fromEpochMilliseconds(window.endsMs)
      return {
        isOver: window.used > calls,
        headers: {
          'x-ratelimit-limit': String(calls),
          'x-ratelimit-remaining': String(Math.max(0, calls - window.used)),
          'x-ratelimit-reset': reset.toString({ fractionalSecondDigits: 6 }),
        },
      }
    },
  }
}
