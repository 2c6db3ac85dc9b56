import type { NetworkEvent } from '../../connector.ts'
import { eventsOfEntry } from '../../meta/events/events-of-entry.ts'
import { readBodies, type EntryReaders } from '../../meta/events/read-bodies.ts'
import { eventOfChange } from './feed-event.ts'

/** `others`: who reads the entries of a body that is about something else than Pages, since an app has one address for all. */
export function readEvents(rawBody: Uint8Array, others: EntryReaders = new Map()): readonly NetworkEvent[] {
  return readBodies(rawBody, 'facebook', new Map([...others, ['page', facebookEventsOfEntry]]))
}

function facebookEventsOfEntry(entry: unknown): readonly NetworkEvent[] {
  return eventsOfEntry(entry, { network: 'facebook', object: 'page', eventOfChange })
}
