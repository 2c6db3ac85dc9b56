/** Whether the network tells by itself what is new: when it is asked to, and when it is asked again. */
import { backoffMinutes, inMinutes } from './polling.ts'

/** refused: the network understood and said no. fault: it did not answer, so nobody knows. Either way Torget asks for what is new. */
export const PUSH_STATES = ['on', 'refused', 'fault'] as const
type PushState = (typeof PUSH_STATES)[number]

export type PushStanding = {
  /** null: not asked yet. */
  readonly state: PushState | null
  /** The network's own code for its refusal. */
  readonly code: string | null
  /** Since when it stands so. */
  readonly at: Temporal.Instant | null
  /** null: there is no access to ask with. */
  readonly nextAt: Temporal.Instant | null
  /** Calls in a row without an answer. */
  readonly faults: number
}

/** Somebody at the network may have taken the subscription back without a word, and our own address may be another since: asked at least so often. */
const LONGEST_DAYS = 7
/** A permission or a review may have come since. */
const AFTER_REFUSAL = { hours: 24 }

const standing = (
  before: PushStanding,
  now: Temporal.Instant,
  next: Omit<PushStanding, 'at'>,
): PushStanding => ({
  ...next,
  at: before.state === next.state && before.code === next.code ? (before.at ?? now) : now,
})

export function afterSubscribing(
  before: PushStanding,
  renewAt: Temporal.Instant | null,
  now: Temporal.Instant,
): PushStanding {
  const latest = now.add({ hours: LONGEST_DAYS * 24 })
  const isSooner = renewAt !== null && Temporal.Instant.compare(renewAt, latest) < 0
  return standing(before, now, { state: 'on', code: null, nextAt: isSooner ? renewAt : latest, faults: 0 })
}

export function afterRefusal(before: PushStanding, code: string, now: Temporal.Instant): PushStanding {
  return standing(before, now, { state: 'refused', code, nextAt: now.add(AFTER_REFUSAL), faults: 0 })
}

export function afterFault(before: PushStanding, now: Temporal.Instant): PushStanding {
  const faults = before.faults + 1
  const nextAt = inMinutes(now, backoffMinutes(faults))
  return standing(before, now, { state: 'fault', code: null, nextAt, faults })
}

/** The network named a time: what stood, stands. */
export function afterWaiting(before: PushStanding, retryAt: Temporal.Instant): PushStanding {
  return { ...before, nextAt: retryAt }
}
