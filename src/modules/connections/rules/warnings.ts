/** When somebody is told that a connection ends and that only a person can prolong it: a month, two weeks and three days ahead. */
import type { Connection } from './connection.ts'

export const WARNED_DAYS = [30, 14, 3] as const
export type WarnedDays = (typeof WARNED_DAYS)[number]

/** When a person must connect the account again; null when that is not known, or never needed. */
export function endsAt(
  { expiresAt, renewableUntil }: Pick<Connection, 'expiresAt' | 'renewableUntil'>,
  isRenewable: boolean,
): Temporal.Instant | null {
  return isRenewable ? renewableUntil : expiresAt
}

export type Warning = {
  readonly endsAt: Temporal.Instant
  readonly days: WarnedDays
  /** Kept with the connection, so that it is told once. */
  readonly mark: string
}

/** The warning that is due now and has not been told: the nearest of those that have come, of a grant that is long enough to be warned of. */
export function warningDue(
  connection: Pick<Connection, 'expiresAt' | 'renewableUntil' | 'renewableSince' | 'grantedAt' | 'warnedFor'>,
  { isRenewable, now }: { readonly isRenewable: boolean; readonly now: Temporal.Instant },
): Warning | null {
  const end = endsAt(connection, isRenewable)
  if (end === null || Temporal.Instant.compare(end, now) <= 0) return null
  const left = now.until(end).total('hours') / 24
  const days = WARNED_DAYS.toReversed().find((limit) => left <= limit)
  if (days === undefined) return null
  // a grant that never was as long as that would be warned of on the day it was given
  const since = isRenewable ? connection.renewableSince : connection.grantedAt
  if (since !== null && since.until(end).total('hours') / 24 <= days) return null
  const told = toldOf(connection.warnedFor)
  if (told !== null && isSameEnd(told.end, end) && told.days <= days) return null
  return { endsAt: end, days, mark: `${end.toString()} ${days}` }
}

/** Networks tell "so many seconds from now", which comes out a little different each time. */
const SAME_END_HOURS = 24

export function isSameEnd(a: Temporal.Instant | null, b: Temporal.Instant | null): boolean {
  if (a === null || b === null) return a === b
  return a.until(b).abs().total('hours') < SAME_END_HOURS
}

function toldOf(mark: string | null): { readonly end: Temporal.Instant; readonly days: number } | null {
  const [end, days] = mark?.split(' ') ?? []
  return end === undefined || days === undefined
    ? null
    : { end: Temporal.Instant.from(end), days: Number(days) }
}
