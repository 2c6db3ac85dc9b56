/** One order for any set of events, whichever way and however often they came: webhooks arrive late, twice and in disorder. */
import type { StoredEvent } from './stored-event.ts'

/** Within one second (all that many networks tell) a comment is written before it changes, and gone last. */
function rank(event: StoredEvent): number {
  const { kind } = event.effect
  if (kind === 'comment-added' || kind === 'post-added' || kind === 'direct-message') return 0
  return isRemoval(event) ? 2 : 1
}

const REMOVALS: readonly string[] = [
  'comment-removed',
  'post-removed',
  'direct-message-removed',
  'removed-by-us',
]

export function isRemoval(event: StoredEvent): boolean {
  return REMOVALS.includes(event.effect.kind)
}

/** When it happened, or when we heard of it where the network does not say. */
function timeOf(event: StoredEvent): Temporal.Instant {
  return event.occurredAt ?? event.receivedAt
}

export function inOrder(events: Iterable<StoredEvent>): readonly StoredEvent[] {
  const byKey = new Map<string, StoredEvent>()
  for (const event of events) {
    const known = byKey.get(event.key)
    if (known === undefined || firstHeard(event, known) < 0) byKey.set(event.key, event)
  }
  return [...byKey.values()].sort(
    (a, b) =>
      Temporal.Instant.compare(timeOf(a), timeOf(b)) ||
      rank(a) - rank(b) ||
      firstHeard(a, b) ||
      byText(a.key, b.key),
  )
}

function firstHeard(a: StoredEvent, b: StoredEvent): number {
  return Temporal.Instant.compare(a.receivedAt, b.receivedAt) || a.position - b.position || byText(a.id, b.id)
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Of several instants the first; null of none. */
export function earliest(instants: readonly (Temporal.Instant | null)[]): Temporal.Instant | null {
  return instants
    .filter((instant) => instant !== null)
    .reduce<Temporal.Instant | null>(
      (first, instant) => (first === null || Temporal.Instant.compare(instant, first) < 0 ? instant : first),
      null,
    )
}
