import type { QuotaBucket, QuotaCost, QuotaReading } from '#core/quota/quota.ts'
import { afterSeconds, secondsTold } from '../kit/retry-after.ts'

type Headers = Readonly<Record<string, string | undefined>>

/** Without a word from the server: one of its five-minute windows. */
const DEFAULT_WAIT_S = 300

/** When a refused call may be made again: Retry-After in seconds or as a date, else `RateLimit-Reset` in seconds since 1970. */
export function retryTime(headers: Headers, now: Temporal.Instant): Temporal.Instant {
  const told = secondsTold(headers['retry-after'], now) ?? secondsUntil(resetOf(headers), now)
  return afterSeconds(told ?? DEFAULT_WAIT_S, now)
}

function secondsUntil(at: Temporal.Instant | null, now: Temporal.Instant): number | null {
  return at === null ? null : now.until(at).total('seconds')
}

function resetOf(headers: Headers): Temporal.Instant | null {
  const seconds = Number(headers['ratelimit-reset'] ?? Number.NaN)
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 8.64e12) return null
  return Temporal.Instant.fromEpochMilliseconds(Math.trunc(seconds) * 1_000)
}

/** What the server said of the bucket that was nearest its end. */
export function readingOf(headers: Headers, bucket: QuotaBucket): readonly QuotaReading[] {
  const limit = Number(headers['ratelimit-limit'] ?? Number.NaN)
  const left = Number(headers['ratelimit-remaining'] ?? Number.NaN)
  const resetsAt = resetOf(headers)
  if (!(limit > 0) || !(left >= 0) || resetsAt === null) return []
  return [{ bucket, percent: Math.min(100, ((limit - left) / limit) * 100), resetsAt }]
}

export type Bucket = 'calls' | 'writes' | 'uploads' | 'sign-ins'

export function bucketOf(owner: string, name: Bucket): QuotaBucket {
  return { network: 'bluesky', owner, name }
}

/** Bluesky's published limits for what one account writes: a new record costs three points, a change two, a removal one. */
const POINTS_AN_HOUR = 5_000
const POINTS_A_DAY = 35_000

export function pointCosts(owner: string, points: number, now: Temporal.Instant): readonly QuotaCost[] {
  if (points === 0) return []
  return [
    cost({ owner, name: 'points-hour', points, limit: POINTS_AN_HOUR, hours: 1 }, now),
    cost({ owner, name: 'points-day', points, limit: POINTS_A_DAY, hours: 24 }, now),
  ]
}

type Window = {
  readonly owner: string
  readonly name: string
  readonly points: number
  readonly limit: number
  readonly hours: number
}

function cost({ owner, name, points, limit, hours }: Window, now: Temporal.Instant): QuotaCost {
  const lengthMs = hours * 3_600_000
  const startsAt = Temporal.Instant.fromEpochMilliseconds(
    Math.floor(now.epochMilliseconds / lengthMs) * lengthMs,
  )
  return {
    bucket: { network: 'bluesky', owner, name },
    cost: points,
    limit,
    window: { startsAt, endsAt: startsAt.add({ hours }) },
  }
}
