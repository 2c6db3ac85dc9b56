/** LinkedIn counts calls by day, UTC, both for the app and for the person whose consent is used; neither is told in a header. */
import type { QuotaBucket, QuotaCost } from '#core/quota/quota.ts'

export type DailyLimits = {
  /** For the whole app. 500 in the development tier. */
  readonly app: number
  /** For each person who consented. 100 in the development tier. */
  readonly member: number
}

export const DEVELOPMENT_LIMITS: DailyLimits = { app: 500, member: 100 }

export const APP_BUCKET: QuotaBucket = { network: 'linkedin', owner: '', name: 'calls' }

export function memberBucket(owner: string): QuotaBucket {
  return { network: 'linkedin', owner, name: 'member-calls' }
}

export function costsOfOneCall(
  owner: string,
  limits: DailyLimits,
  now: Temporal.Instant,
): readonly QuotaCost[] {
  const window = dayOf(now)
  return [
    { bucket: APP_BUCKET, cost: 1, limit: limits.app, window },
    { bucket: memberBucket(owner), cost: 1, limit: limits.member, window },
  ]
}

export function nextMidnight(now: Temporal.Instant): Temporal.Instant {
  return dayOf(now).endsAt
}

function dayOf(now: Temporal.Instant): QuotaCost['window'] {
  const startsAt = now.toZonedDateTimeISO('UTC').startOfDay()
  return { startsAt: startsAt.toInstant(), endsAt: startsAt.add({ days: 1 }).toInstant() }
}
