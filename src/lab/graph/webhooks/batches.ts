import { unixMilliseconds, unixSeconds } from '../lab-time.ts'
import type { WebhookEvent } from '../state.ts'
import { encodeBody } from './encode.ts'

type Entry = { id: string; time: number; changes?: unknown[]; messaging?: unknown[] }

/** Feed changes and messages of a Page stand in separate entries: their times have different units (s and ms). */
function entriesOf(events: readonly WebhookEvent[]): Entry[] {
  const entries = new Map<string, Entry>()
  for (const event of events) {
    const key = `${event.pageId}/${event.kind}`
    const isChange = event.kind === 'change'
    const time = isChange ? unixSeconds(event.at) : unixMilliseconds(event.at)
    const entry = entries.get(key) ?? { id: event.pageId, time }
    entry.time = Math.max(entry.time, time)
    const list = isChange ? (entry.changes ??= []) : (entry.messaging ??= [])
    list.push(event.body)
    entries.set(key, entry)
  }
  return [...entries.values()]
}

/** Bodies ready to be signed and sent, at most `size` events in each. */
export function bodiesOf(events: readonly WebhookEvent[], size: number): string[] {
  const bodies: string[] = []
  for (let start = 0; start < events.length; start += size) {
    const entry = entriesOf(events.slice(start, start + size))
    bodies.push(encodeBody({ object: 'page', entry }))
  }
  return bodies
}
