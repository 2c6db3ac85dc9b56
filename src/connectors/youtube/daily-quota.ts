import type { Clock } from '#core/clock.ts'
import type { QuotaBucket, QuotaCost, QuotaLedger, QuotaPurpose } from '#core/quota/quota.ts'
import { RateLimited } from '../connector.ts'
import { METHODS, type MethodFacts, type MethodName } from './methods.ts'

/** Google counts a day from midnight in California, summer time included. */
const QUOTA_ZONE = 'America/Los_Angeles'

export const USUAL_UNITS = 10_000
export const USUAL_UPLOADS = 100

export type DailyLimits = { readonly units: number; readonly uploads: number }

/** What a refusal stops: the whole project for some kind of call, or one account. */
export type HoldScope = 'project' | 'account'

export type DailyQuota = {
  /** Books the call's cost. Throws `RateLimited` when the allowance for this purpose is used up or held. Answers how long to hold back. */
  take(method: MethodName, account: string, purpose: QuotaPurpose): Promise<{ readonly pauseMs: number }>
  hold(method: MethodName, account: string, held: HeldUntil): Promise<void>
}

export type HeldUntil = { readonly scope: HoldScope; readonly until: Temporal.Instant }

export function quotaDay(now: Temporal.Instant): {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
} {
  const start = now.toZonedDateTimeISO(QUOTA_ZONE).startOfDay()
  return { startsAt: start.toInstant(), endsAt: start.add({ days: 1 }).startOfDay().toInstant() }
}

/** The project's allowance is shared by every account of the installation, so one bucket counts for all. */
export function createDailyQuota(quota: QuotaLedger, clock: Clock, limits: DailyLimits): DailyQuota {
  return {
    async take(method, account, purpose) {
      const answer = await quota.take({
        purpose,
        costs: costsOf(method, limits, clock.now()),
        watched: [...watchedBy(method), accountBucket(account)],
      })
      if (answer.mayCall) return { pauseMs: answer.pauseMs }
      const { bucket, retryAt } = answer
      throw new RateLimited(`YouTube: today’s allowance of ${bucket.name} is used up`, retryAt)
    },
    async hold(method, account, { scope, until }) {
      await quota.hold(scope === 'account' ? accountBucket(account) : projectBucket(nameOf(method)), until)
    },
  }
}

function costsOf(method: MethodName, limits: DailyLimits, now: Temporal.Instant): readonly QuotaCost[] {
  const { units = 0, uploads = 0 }: MethodFacts = METHODS[method]
  const window = quotaDay(now)
  return [
    { bucket: projectBucket('units'), cost: units, limit: limits.units, window },
    { bucket: projectBucket('uploads'), cost: uploads, limit: limits.uploads, window },
  ].filter(({ cost }) => cost > 0)
}

/** The figures have an allowance of their own whose size is not told. */
function watchedBy(method: MethodName): readonly QuotaBucket[] {
  return nameOf(method) === 'analytics' ? [projectBucket('analytics')] : []
}

function nameOf(method: MethodName): string {
  const { uploads = 0, at }: MethodFacts = METHODS[method]
  if (at === 'analytics') return 'analytics'
  return uploads > 0 ? 'uploads' : 'units'
}

function projectBucket(name: string): QuotaBucket {
  return { network: 'youtube', owner: '', name }
}

function accountBucket(owner: string): QuotaBucket {
  return { network: 'youtube', owner, name: 'calls' }
}
