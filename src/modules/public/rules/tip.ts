/** Tips from outside: an account missing from the register, a false account, something a service should see (B-026, B-058, B-086). */
import type { Id, PersonId, UnitId } from '#core/ids.ts'

export type TipId = Id<'tip'>

export const TIP_KINDS = ['missing-account', 'fake-account', 'for-service'] as const
export type TipKind = (typeof TIP_KINDS)[number]

export const TIP_OUTCOMES = ['added', 'reported', 'passed-on', 'nothing'] as const
export type TipOutcome = (typeof TIP_OUTCOMES)[number]

/** Nothing of the sender is kept, not even the time of day: a tip must not tell who was at a computer then. */
export type Tip = {
  readonly id: TipId
  readonly kind: TipKind
  /** An address or a name, as it was written. */
  readonly about: string
  readonly note: string
  readonly unitId: UnitId | null
  readonly receivedOn: Temporal.PlainDate
  readonly settledAt: Temporal.Instant | null
  readonly settledBy: PersonId | null
  readonly outcome: TipOutcome | null
  readonly version: number
}

export const LONGEST_ABOUT = 500
export const LONGEST_NOTE = 1000

/** Which ends each kind of tip may have. */
export const OUTCOMES_OF: Readonly<Record<TipKind, readonly TipOutcome[]>> = {
  'missing-account': ['added', 'nothing'],
  'fake-account': ['reported', 'nothing'],
  'for-service': ['passed-on', 'nothing'],
}

export type TipLimit = { readonly windowMinutes: number; readonly most: number }

/** A person has one or two tips; a program has thousands. */
export const LIMIT_BY_SENDER: TipLimit = { windowMinutes: 60, most: 5 }
export const LIMIT_BY_ORGANISATION: TipLimit = { windowMinutes: 60, most: 60 }

/** When the next tip may be sent; null = now. `sentAt`: those within the window, oldest first. */
export function nextTipAt(
  sentAt: readonly Temporal.Instant[],
  limit: TipLimit,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const since = now.subtract({ minutes: limit.windowMinutes })
  const recent = sentAt.filter((at) => Temporal.Instant.compare(at, since) > 0)
  const blocking = recent.at(-limit.most)
  return blocking === undefined ? null : blocking.add({ minutes: limit.windowMinutes })
}
