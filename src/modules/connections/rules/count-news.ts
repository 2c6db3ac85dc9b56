/** What an answer brought, as far as its own reader can tell: enough to pace the asking and to show how far back a fetch has come. */
import type { EventReader, NetworkEvent } from '#connectors/connector.ts'

export type Brought = {
  /** Things that somebody may want to see. */
  readonly events: number
  readonly posts: number
  readonly oldestAt: Temporal.Instant | null
}

const NOTHING: Brought = { events: 0, posts: 0, oldestAt: null }

/** A body that cannot be read is kept all the same, and looked at by whoever takes in what the networks say. */
export function countNews(reader: EventReader | undefined, bodies: readonly Uint8Array[]): Brought {
  if (reader === undefined) return { ...NOTHING, events: bodies.length }
  return bodies.map((body) => countOne(reader, body)).reduce(add, NOTHING)
}

function countOne(reader: EventReader, body: Uint8Array): Brought {
  let events: readonly NetworkEvent[]
  try {
    events = reader.readEvents(body)
  } catch {
    return { ...NOTHING, events: 1 }
  }
  const told = events.filter(({ effect }) => effect.kind !== 'irrelevant')
  return {
    events: told.length,
    posts: told.filter(({ effect }) => effect.kind === 'post-added').length,
    oldestAt: told.map(({ occurredAt }) => occurredAt).reduce(earlier, null),
  }
}

function add(a: Brought, b: Brought): Brought {
  return { events: a.events + b.events, posts: a.posts + b.posts, oldestAt: earlier(a.oldestAt, b.oldestAt) }
}

function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (a === null || b === null) return a ?? b
  return Temporal.Instant.compare(a, b) <= 0 ? a : b
}
