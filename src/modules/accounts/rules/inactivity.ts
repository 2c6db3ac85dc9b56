/** Accounts nobody posts on: first a warning, then a closing case, never without the one before the other (B-045, B-046). */
import { toLocal } from '#core/clock.ts'
import type { RegisteredAccount } from './account.ts'
import type { InactivityDemand } from './demands.ts'

type Posted = Pick<RegisteredAccount, 'lastPostOn' | 'openedOn'>

/** The day the account has been still since; null when neither the last post nor the opening is known. */
export function stillSince({ lastPostOn, openedOn }: Posted): Temporal.PlainDate | null {
  return lastPostOn ?? openedOn
}

/** Whole days since the last post, or since the account was opened when there never was one. */
export function idleDays(account: Posted, now: Temporal.Instant): number | null {
  const since = stillSince(account)
  if (since === null) return null
  return Math.max(0, since.until(toLocal(now).toPlainDate(), { largestUnit: 'days' }).days)
}

type Still = {
  readonly account: Posted & Pick<RegisteredAccount, 'status'>
  readonly demand: InactivityDemand | null
  /** When the warning for this stretch was given. */
  readonly warnedAt: Temporal.Instant | null
  readonly now: Temporal.Instant
}

/**
 * B-045 gives no number of days: until somebody does, nothing is warned of or closed. A stretch that was found out late is warned of first, and the
 * holder has the policy's warning time from then.
 */
export function inactivityStep({ account, demand, warnedAt, now }: Still): 'warn' | 'close' | null {
  const since = stillSince(account)
  const afterDays = demand?.afterDays ?? null
  if (demand === null || afterDays === null || since === null || account.status !== 'active') return null
  const { warnDays, close } = demand
  const today = toLocal(now).toPlainDate()
  const isReached = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(today, day) >= 0
  if (warnedAt === null) return isReached(since.add({ days: afterDays - warnDays })) ? 'warn' : null
  const isWarnedLongEnough = isReached(toLocal(warnedAt).toPlainDate().add({ days: warnDays }))
  return close && isWarnedLongEnough && isReached(since.add({ days: afterDays })) ? 'close' : null
}
