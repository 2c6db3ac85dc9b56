import type { NetworkEvent } from '../../connector.ts'
import { keyOf } from './dedupe-key.ts'

/** What the entry around an event says: which page, and when Meta sent it. */
export type Origin = {
  readonly object: string
  readonly accountExternalId: string
  readonly sentAt: Temporal.Instant | null
}

type OtherEffect =
  { readonly kind: 'irrelevant'; readonly what: string } | { readonly kind: 'unknown'; readonly why: string }

/** Longest word of theirs that is repeated in `why` and `what`. */
const LONGEST_WORD = 60

/**
 * An event that changes nothing in the inbox. Its key is the whole event, plus the time Meta sent it when it carries none of its own:
 * otherwise the second "opening hours changed" would pass for a copy of the first.
 */
export function otherEvent(
  origin: Origin,
  raw: unknown,
  ownTime: Temporal.Instant | null,
  effect: OtherEffect,
): NetworkEvent {
  const time = ownTime === null ? (origin.sentAt?.epochMilliseconds ?? null) : null
  return {
    network: 'facebook',
    accountExternalId: origin.accountExternalId,
    dedupeKey: keyOf('other', [origin.object, origin.accountExternalId, time, raw]),
    occurredAt: ownTime ?? origin.sentAt,
    effect,
    raw,
  }
}

export function unknownEvent(origin: Origin, raw: unknown, why: string): NetworkEvent {
  return otherEvent(origin, raw, null, { kind: 'unknown', why })
}

/** A word of theirs, short enough to show. */
export function word(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_WORD) : `(${typeof value})`
}
