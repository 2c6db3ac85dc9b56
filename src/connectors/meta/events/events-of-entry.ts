import type { NetworkEvent, NetworkId } from '../../connector.ts'
import { asRecord, idAt, instantAt, type Json } from '../../kit/json.ts'
import { eventOfMessaging } from './messaging-event.ts'
import { unknownEvent, word, type Origin } from './origin.ts'

/** One element of `changes`, with its value known to be an object. */
export type Change = { readonly field: string; readonly value: Json; readonly raw: unknown }

export type EntryReading = {
  readonly network: NetworkId
  readonly object: string
  readonly eventOfChange: (origin: Origin, change: Change) => NetworkEvent
}

/** Fields whose value is an element of `messaging`: the app dashboard's test button and some bodies send them so. */
const MESSAGING_FIELDS: readonly string[] = [
  'messages',
  'message_echoes',
  'message_edit',
  'message_edits',
  'messaging_postbacks',
  'standby',
]

/**
 * One entry of a body. Changes and messages may stand side by side; some bodies put `field` and `value` straight into the entry. What is
 * not understood becomes an `unknown` event of its own and never costs the others.
 */
export function eventsOfEntry(
  raw: unknown,
  { network, object, ...reading }: EntryReading,
): readonly NetworkEvent[] {
  const entry = asRecord(raw)
  const accountExternalId = idAt(entry, 'id')
  const origin = {
    network,
    object,
    accountExternalId: accountExternalId ?? '',
    sentAt: instantAt(entry, 'time'),
  }
  if (entry === null) return [unknownEvent(origin, raw, 'entry is not an object')]
  if (accountExternalId === null) return [unknownEvent(origin, raw, 'entry without id')]
  const ofChange = (change: unknown) => eventsOfChange(origin, change, reading.eventOfChange)
  const ofMessaging = (item: unknown) => [eventOfMessaging(origin, item)]
  const events = [
    ...('field' in entry ? ofChange({ field: entry['field'], value: entry['value'] }) : []),
    ...parts(origin, entry, 'changes', ofChange),
    ...parts(origin, entry, 'messaging', ofMessaging),
    // The same messages, sent here while another app answers for the account.
    ...parts(origin, entry, 'standby', ofMessaging),
  ]
  return events.length > 0 ? events : [unknownEvent(origin, raw, 'entry without changes or messaging')]
}

function parts(
  origin: Origin,
  entry: Json,
  key: 'changes' | 'messaging' | 'standby',
  read: (raw: unknown) => readonly NetworkEvent[],
): readonly NetworkEvent[] {
  const value = entry[key]
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) return [unknownEvent(origin, value, `${key} is not a list`)]
  return value.flatMap(read)
}

function eventsOfChange(
  origin: Origin,
  raw: unknown,
  read: EntryReading['eventOfChange'],
): readonly NetworkEvent[] {
  const change = asRecord(raw)
  const field = change?.['field']
  if (typeof field !== 'string') return [unknownEvent(origin, raw, 'change without field')]
  const told = change?.['value']
  // Several at once under one field: each is an event of its own.
  if (Array.isArray(told) && told.length > 0)
    return told.flatMap((value: unknown) => eventsOfChange(origin, { field, value }, read))
  const value = asRecord(told)
  if (value === null) return [unknownEvent(origin, raw, `field ${word(field)} without value`)]
  if (!MESSAGING_FIELDS.includes(field)) return [read(origin, { field, value, raw })]
  return [{ ...eventOfMessaging(origin, value), raw }]
}
