import type { NetworkEvent } from '../../connector.ts'
import { asRecord, idAt, instantAt, parseJson, textAt, type Json } from '../../kit/json.ts'
import { eventOfChange } from './feed-event.ts'
import { eventOfMessaging } from './messaging-event.ts'
import { unknownEvent, type Origin } from './origin.ts'

/** Who reads the entries of a body that is about something else than Pages, by its `object`. */
export type EntryReaders = ReadonlyMap<string, (entry: unknown) => readonly NetworkEvent[]>

/**
 * Splits a webhook body into events. One entry may hold page changes and messages side by side; what is not understood becomes an
 * `unknown` event of its own and never costs the others. Throws `SyntaxError` when the body is not `{object, entry: […]}` in JSON.
 */
export function readEvents(rawBody: Uint8Array, others: EntryReaders = new Map()): readonly NetworkEvent[] {
  const body = asRecord(parseJson(rawBody))
  const object = textAt(body, 'object')
  const entries = body?.['entry']
  if (object === null || !Array.isArray(entries))
    throw new SyntaxError('not a webhook body: no object or no entry')
  try {
    const read = object === 'page' ? undefined : others.get(object)
    return entries.flatMap((entry: unknown) => read?.(entry) ?? eventsOfEntry(object, entry))
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxError('nested too deeply', { cause: error })
    throw error
  }
}

function eventsOfEntry(object: string, raw: unknown): readonly NetworkEvent[] {
  const entry = asRecord(raw)
  const accountExternalId = idAt(entry, 'id')
  const origin = { object, accountExternalId: accountExternalId ?? '', sentAt: instantAt(entry, 'time') }
  if (entry === null) return [unknownEvent(origin, raw, 'entry is not an object')]
  if (object !== 'page') return [unknownEvent(origin, raw, `object ${object.slice(0, 60)}`)]
  if (accountExternalId === null) return [unknownEvent(origin, raw, 'entry without id')]
  const events = [
    ...parts(entry, 'changes', origin, eventOfChange),
    ...parts(entry, 'messaging', origin, eventOfMessaging),
    // The same messages, sent here while another app answers for the page.
    ...parts(entry, 'standby', origin, eventOfMessaging),
  ]
  return events.length > 0 ? events : [unknownEvent(origin, raw, 'entry without changes or messaging')]
}

function parts(
  entry: Json,
  key: 'changes' | 'messaging' | 'standby',
  origin: Origin,
  read: (origin: Origin, raw: unknown) => NetworkEvent,
): readonly NetworkEvent[] {
  const value = entry[key]
  if (value === undefined) return []
  if (!Array.isArray(value)) return [unknownEvent(origin, value, `${key} is not a list`)]
  return value.map((raw: unknown) => read(origin, raw))
}
