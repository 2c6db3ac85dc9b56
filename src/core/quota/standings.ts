/** How a bucket's standing moves: the same sums whichever store keeps it. */
import type { QuotaBucket, QuotaCost, QuotaStanding } from './quota.ts'

export function keyOf({ network, owner, name }: QuotaBucket): string {
  return JSON.stringify([network, owner, name])
}

function blank(bucket: QuotaBucket, resetsAt: Temporal.Instant): QuotaStanding {
  return { bucket, percent: 0, used: null, limit: null, resetsAt, heldUntil: null }
}

/** What was kept, as it stands at `now`: a window that has ended counts for nothing, a hold lasts. */
export function standingAt(
  bucket: QuotaBucket,
  kept: QuotaStanding | undefined,
  now: Temporal.Instant,
): QuotaStanding {
  if (kept === undefined) return blank(bucket, now)
  const isOver = Temporal.Instant.compare(kept.resetsAt, now) <= 0
  return isOver ? { ...blank(bucket, kept.resetsAt), heldUntil: kept.heldUntil } : kept
}

/** What is used in a window that has begun since is nothing yet. */
export function counted(standing: QuotaStanding, { limit, window }: QuotaCost): QuotaStanding {
  const isThisWindow = Temporal.Instant.compare(standing.resetsAt, window.startsAt) > 0
  const used = isThisWindow ? (standing.used ?? 0) : 0
  return { ...standing, used, limit, percent: (used / limit) * 100, resetsAt: window.endsAt }
}

export function spent(standing: QuotaStanding, { cost, limit }: QuotaCost): QuotaStanding {
  const used = (standing.used ?? 0) + cost
  return { ...standing, used, percent: (used / limit) * 100 }
}

/** Nothing is said by a bucket whose window and hold have both ended. */
export function isTelling({ resetsAt, heldUntil }: QuotaStanding, now: Temporal.Instant): boolean {
  return [resetsAt, heldUntil].some((until) => until !== null && Temporal.Instant.compare(until, now) > 0)
}
