/** How long what a network's terms limit is kept. The vendor's limit on who wrote holds until the organisation decides otherwise and says where (decision 18). */
import type { VendorTerms } from '#connectors/vendor-terms.ts'

/**
 * profile-limit: who wrote as long as the terms allow, what they wrote as the records schedule says · all: everything as the records schedule says,
 * whatever the vendor's terms.
 */
export const KEEPS = ['profile-limit', 'all'] as const
export type Keeps = (typeof KEEPS)[number]

export type StorageDecision = {
  readonly network: string
  readonly keeps: Keeps
  /** Where the decision stands: a registration number, minutes. */
  readonly decision: string
  readonly decidedBy: string
  readonly decidedAt: Temporal.Instant
}

/** How often it is looked for what is due; so much earlier it is taken, so that nothing outlives its limit by waiting for the next look. */
export const FORGET_EVERY_MINUTES = 15
/**
 * A question that is being handled keeps its writer's name, because it is needed to answer; no longer than this after it came. LinkedIn gives
 * ten days for deleting what is not needed any more, and no policy lets an answer wait that long.
 */
export const HELD_HOURS = 10 * 24

/** Hours that who wrote may be kept on this network; null: as long as the organisation's own schedule says. */
export function profileHoursOf(
  terms: VendorTerms | undefined,
  decision: Pick<StorageDecision, 'keeps'> | null,
): number | null {
  if (terms === undefined || decision?.keeps === 'all') return null
  return terms.profileHours
}

export type Forgetting = {
  /** Whoever wrote what came at this instant or before is to be forgotten. */
  readonly receivedBefore: Temporal.Instant
  /** What came after this and is being handled keeps the name. */
  readonly heldAfter: Temporal.Instant
}

export function forgettingAt(now: Temporal.Instant, profileHours: number): Forgetting {
  const receivedBefore = now.subtract({ hours: profileHours }).add({ minutes: FORGET_EVERY_MINUTES })
  return { receivedBefore, heldAfter: now.subtract({ hours: HELD_HOURS }) }
}

/** When what came then is forgotten, if nobody is handling it. */
export function forgottenAt(receivedAt: Temporal.Instant, profileHours: number): Temporal.Instant {
  return receivedAt.add({ hours: profileHours }).subtract({ minutes: FORGET_EVERY_MINUTES })
}
