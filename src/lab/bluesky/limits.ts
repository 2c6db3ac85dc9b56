import type { Clock } from '#core/clock.ts'
import { XrpcProblem } from './problem.ts'

/** Points in a window. Source: Bluesky's published limits and the reference server's settings. */
export type LimitSettings = {
  readonly calls: number
  readonly pointsAnHour: number
  readonly signIns: number
}

export const REAL_LIMITS: LimitSettings = { calls: 3_000, pointsAnHour: 5_000, signIns: 30 }

const FIVE_MINUTES_S = 300
const HOUR_S = 3_600
const POINTS: Readonly<Record<string, number>> = {
  'com.atproto.repo.createRecord': 3,
  'com.atproto.repo.putRecord': 2,
  'com.atproto.repo.deleteRecord': 1,
  'com.atproto.repo.applyWrites': 2,
}

type Window = { used: number; endsMs: number }
type Standing = {
  readonly limit: number
  readonly left: number
  readonly endsMs: number
  readonly windowS: number
}

export type Limits = {
  /** Counts a call; the headers of whichever limit is nearest. `isOver`: the call is refused. */
  count(
    nsid: string,
    caller: string,
  ): { readonly headers: Readonly<Record<string, string>>; readonly isOver: boolean }
}

export function createLimits(clock: Clock, settings: LimitSettings): Limits {
  const windows = new Map<string, Window>()
  const take = (
    key: string,
    { points, limit, windowS }: { points: number; limit: number; windowS: number },
  ): Standing => {
    const nowMs = clock.now().epochMilliseconds
    const kept = windows.get(key)
    const window =
      kept !== undefined && kept.endsMs > nowMs ? kept : { used: 0, endsMs: nowMs + windowS * 1_000 }
    window.used += points
    windows.set(key, window)
    return { limit, left: limit - window.used, endsMs: window.endsMs, windowS }
  }
  return {
    count(nsid, caller) {
      const points = POINTS[nsid] ?? 0
      const standings = [
        take('calls', { points: 1, limit: settings.calls, windowS: FIVE_MINUTES_S }),
        ...(points === 0
          ? []
          : [take(`points ${caller}`, { points, limit: settings.pointsAnHour, windowS: HOUR_S })]),
        ...(nsid === 'com.atproto.server.createSession'
          ? [take('sign-ins', { points: 1, limit: settings.signIns, windowS: FIVE_MINUTES_S })]
          : []),
      ]
      const tightest = standings.reduce((a, b) => (b.left < a.left ? b : a))
      return { headers: headersOf(tightest), isOver: tightest.left < 0 }
    },
  }
}

function headersOf({ limit, left, endsMs, windowS }: Standing): Readonly<Record<string, string>> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(Math.max(0, left)),
    'ratelimit-reset': String(Math.floor(endsMs / 1_000)),
    'ratelimit-policy': `${limit};w=${windowS}`,
  }
}

export const limitProblem = (): XrpcProblem =>
  new XrpcProblem(429, 'RateLimitExceeded', 'Rate Limit Exceeded')
