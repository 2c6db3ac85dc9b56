/** An account that a person has disconnected: what is left to do at the network, and when that is given up. */
import type { AccountId } from '#core/ids.ts'

/** How one of the two things that are asked of the network stands. `not-offered`: the network has no such thing. */
export const PARTS = ['waits', 'done', 'not-offered', 'refused', 'given-up'] as const
export type Part = (typeof PARTS)[number]

export type Disconnection = {
  readonly accountId: AccountId
  /** On the network. */
  readonly externalId: string
  readonly reason: string
  readonly byName: string
  readonly at: Temporal.Instant
  /** What the calls were made with, sealed, while the network has still to be told. */
  readonly secretId: string | null
  /** That it is to send no more news. */
  readonly unsubscribed: Part
  /** That the access is to be worthless. */
  readonly revoked: Part
  readonly attempts: number
  /** null: nothing is left to do. */
  readonly nextAt: Temporal.Instant | null
}

/** A secret that nobody needs is kept no longer than this, sealed or not. */
const GIVEN_UP_AFTER_HOURS = 7 * 24
const LONGEST_WAIT_MINUTES = 6 * 60
/** As long as a person may take to sign in: a network may let go of the new access together with the old one. */
const SIGN_IN_MINUTES = 15

export function givenUpAt({ at }: Pick<Disconnection, 'at'>): Temporal.Instant {
  return at.add({ hours: GIVEN_UP_AFTER_HOURS })
}

type Standing = Pick<Disconnection, 'at' | 'attempts' | 'unsubscribed' | 'revoked'>

/** After an attempt: minutes that double up to six hours, and an end after seven days. */
export function afterAttempt(
  { at, attempts, unsubscribed, revoked }: Standing,
  now: Temporal.Instant,
): Pick<Disconnection, 'attempts' | 'unsubscribed' | 'revoked' | 'nextAt'> {
  const made = attempts + 1
  const isOver = Temporal.Instant.compare(now, givenUpAt({ at })) >= 0
  const settled = (part: Part): Part => (isOver && part === 'waits' ? 'given-up' : part)
  const parts = { unsubscribed: settled(unsubscribed), revoked: settled(revoked) }
  const isWaiting = parts.unsubscribed === 'waits' || parts.revoked === 'waits'
  const minutes = Math.min(2 ** made, LONGEST_WAIT_MINUTES)
  return { attempts: made, ...parts, nextAt: isWaiting ? now.add({ minutes }) : null }
}

/** Somebody is signing in at the network: it is left alone until they are through. */
export function afterSignIn(now: Temporal.Instant): Temporal.Instant {
  return now.add({ minutes: SIGN_IN_MINUTES })
}
