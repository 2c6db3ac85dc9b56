/** When a grant is renewed: well ahead of time, so that a network that is down for a day costs nobody the connection. */
import type { Connection } from './connection.ts'

type Lifetime = Pick<Connection, 'grantedAt' | 'expiresAt' | 'renewableUntil'>

/** Below this a grant counts as short-lived, in hours. */
const SHORT_HOURS = 48
const LAST_MINUTES = 10
const LAST_DAYS = 10
/** After a renewal that failed. */
const AGAIN_AFTER = { minutes: 5 }

const isPast = (at: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, now) <= 0

/** The moment from which it is renewed; null when it does not run out, or can no longer be renewed. */
export function renewFrom({ grantedAt, expiresAt }: Lifetime): Temporal.Instant | null {
  if (expiresAt === null) return null
  const minutes = grantedAt === null ? 0 : grantedAt.until(expiresAt).total('minutes')
  const isShort = minutes <= SHORT_HOURS * 60
  const margin = isShort ? Math.max(minutes / 2, LAST_MINUTES) : Math.min(LAST_DAYS * 24 * 60, minutes / 2)
  return expiresAt.subtract({ seconds: Math.round(margin * 60) })
}

export function isRenewalDue(
  connection: Lifetime & Pick<Connection, 'renewNotBefore'>,
  now: Temporal.Instant,
): boolean {
  const { renewableUntil } = connection
  if (renewableUntil !== null && isPast(renewableUntil, now)) return false
  if (isHeldBack(connection, now)) return false
  const from = renewFrom(connection)
  return from !== null && isPast(from, now)
}

/** It failed a moment ago. */
export function isHeldBack(
  { renewNotBefore }: Pick<Connection, 'renewNotBefore'>,
  now: Temporal.Instant,
): boolean {
  return renewNotBefore !== null && !isPast(renewNotBefore, now)
}

/** It will not be taken by the network any more. */
export function hasExpired({ expiresAt }: Pick<Connection, 'expiresAt'>, now: Temporal.Instant): boolean {
  return expiresAt !== null && isPast(expiresAt, now)
}

export function renewAgainAt(now: Temporal.Instant): Temporal.Instant {
  return now.add(AGAIN_AFTER)
}
