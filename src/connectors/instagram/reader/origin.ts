import type { NetworkEffect, NetworkEvent } from '../../connector.ts'
import { keyOf } from './dedupe-key.ts'

/** What stands around an event: whose it is, and when Instagram sent it. */
export type Origin = { readonly accountExternalId: string; readonly sentAt: Temporal.Instant | null }

/** Longest word of theirs that is repeated in `why` and `what`. */
const LONGEST_WORD = 60

type Fact = {
  readonly key: readonly unknown[]
  readonly at: Temporal.Instant | null
  readonly effect: NetworkEffect
  readonly raw: unknown
}

/** Something that is known by what stands in `key`, wherever it turns up. */
export function factEvent(origin: Origin, prefix: string, { key, at, effect, raw }: Fact): NetworkEvent {
  const { accountExternalId, sentAt } = origin
  return {
    network: 'instagram',
    accountExternalId,
    dedupeKey: keyOf(prefix, [accountExternalId, ...key]),
    occurredAt: at ?? sentAt,
    effect,
    raw,
  }
}

/** An event that changes nothing in the inbox: the whole of it is its key, with the time it was sent when it has none of its own. */
export function otherEvent(
  origin: Origin,
  raw: unknown,
  at: Temporal.Instant | null,
  effect: NetworkEffect,
): NetworkEvent {
  const time = at === null ? (origin.sentAt?.epochMilliseconds ?? null) : null
  return factEvent(origin, 'other', { key: [time, raw], at, effect, raw })
}

export function unknownEvent(origin: Origin, raw: unknown, why: string): NetworkEvent {
  return otherEvent(origin, raw, null, { kind: 'unknown', why })
}

/** A word of theirs, short enough to show. */
export function word(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_WORD) : `(${typeof value})`
}
