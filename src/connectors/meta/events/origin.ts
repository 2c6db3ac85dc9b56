import type { NetworkEffect, NetworkEvent, NetworkId } from '../../connector.ts'
import { keyOf } from './dedupe-key.ts'

/** What stands around an event: which network's it is, whose, and when Meta sent it. */
export type Origin = {
  readonly network: NetworkId
  /** Meta's own word for what the body is about: `page`, `instagram`. */
  readonly object: string
  readonly accountExternalId: string
  readonly sentAt: Temporal.Instant | null
}

type Fact = {
  readonly key: readonly unknown[]
  readonly at: Temporal.Instant | null
  readonly effect: NetworkEffect
  readonly raw: unknown
}

/** Something that is known by what stands in `key`, wherever it turns up. */
export function factEvent(origin: Origin, prefix: string, { key, at, effect, raw }: Fact): NetworkEvent {
  const { network, accountExternalId, sentAt } = origin
  return {
    network,
    accountExternalId,
    dedupeKey: keyOf(network, prefix, [accountExternalId, ...key]),
    occurredAt: at ?? sentAt,
    effect,
    raw,
  }
}

type OtherEffect =
  { readonly kind: 'irrelevant'; readonly what: string } | { readonly kind: 'unknown'; readonly why: string }

/**
 * An event that changes nothing in the inbox. Its key is the whole event, plus the time Meta sent it when it carries none of its own:
 * otherwise the second "opening hours changed" would pass for a copy of the first.
 */
export function otherEvent(
  origin: Origin,
  raw: unknown,
  at: Temporal.Instant | null,
  effect: OtherEffect,
): NetworkEvent {
  const time = at === null ? (origin.sentAt?.epochMilliseconds ?? null) : null
  return factEvent(origin, 'other', { key: [origin.object, time, raw], at, effect, raw })
}

export function unknownEvent(origin: Origin, raw: unknown, why: string): NetworkEvent {
  return otherEvent(origin, raw, null, { kind: 'unknown', why })
}

/** Longest word of theirs that is repeated in `why` and `what`. */
const LONGEST_WORD = 60

/** A word of theirs, short enough to show. */
export function word(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_WORD) : `(${typeof value})`
}
