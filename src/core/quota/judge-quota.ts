/** Whether a call may be made, from where its buckets stand: the same answer whichever store keeps them. */
import {
  MOST_PERCENT,
  SLOW_FROM_PERCENT,
  type QuotaAnswer,
  type QuotaPurpose,
  type QuotaStanding,
} from './quota.ts'

const LONGEST_PAUSE_MS = 5_000

export type Asked = {
  readonly standing: QuotaStanding
  /** What this call adds, in percent of the bucket. */
  readonly addsPercent: number
}

export function judgeQuota(
  asked: readonly Asked[],
  { purpose, now }: { readonly purpose: QuotaPurpose; readonly now: Temporal.Instant },
): QuotaAnswer {
  const waits = asked.flatMap(({ standing, addsPercent }) => {
    const { bucket, percent, resetsAt, heldUntil } = standing
    const isOver = isAhead(resetsAt, now) && percent + addsPercent > MOST_PERCENT[purpose]
    const held = heldUntil !== null && isAhead(heldUntil, now) ? [{ bucket, until: heldUntil }] : []
    return isOver ? [...held, { bucket, until: resetsAt }] : held
  })
  const [last] = waits.toSorted((a, b) => Temporal.Instant.compare(b.until, a.until))
  if (last !== undefined) return { mayCall: false, retryAt: last.until, bucket: last.bucket }
  const percents = asked.filter(({ standing }) => isAhead(standing.resetsAt, now))
  return { mayCall: true, pauseMs: pauseMs(Math.max(0, ...percents.map(({ standing }) => standing.percent))) }
}

function isAhead(at: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, now) > 0
}

/** Nothing below three quarters, then more and more, so that the last quarter lasts. */
function pauseMs(percent: number): number {
  if (percent < SLOW_FROM_PERCENT) return 0
  return Math.min(
    LONGEST_PAUSE_MS,
    ((percent - SLOW_FROM_PERCENT) / (100 - SLOW_FROM_PERCENT)) * LONGEST_PAUSE_MS,
  )
}
