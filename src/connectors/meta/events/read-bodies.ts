import type { NetworkEvent, NetworkId } from '../../connector.ts'
import { asRecord, idAt, instantAt, parseJson, textAt } from '../../kit/json.ts'
import { unknownEvent } from './origin.ts'

/** Who reads the entries of a body, by its `object`. */
export type EntryReaders = ReadonlyMap<string, (entry: unknown) => readonly NetworkEvent[]>

/** Splits a webhook body into events. Entries about an object that nobody reads are kept whole, as `network`'s. */
export function readBodies(
  rawBody: Uint8Array,
  network: NetworkId,
  readers: EntryReaders,
): readonly NetworkEvent[] {
  return webhookBodies(rawBody).flatMap(({ object, entries }) => {
    const read = readers.get(object) ?? ((entry: unknown) => [unreadEntry(network, object, entry)])
    return entries.flatMap(read)
  })
}

function unreadEntry(network: NetworkId, object: string, raw: unknown): NetworkEvent {
  const entry = asRecord(raw)
  const accountExternalId = idAt(entry, 'id') ?? ''
  const origin = { network, object, accountExternalId, sentAt: instantAt(entry, 'time') }
  return unknownEvent(
    origin,
    raw,
    entry === null ? 'entry is not an object' : `object ${object.slice(0, 60)}`,
  )
}

type WebhookBody = { readonly object: string; readonly entries: readonly unknown[] }

/**
 * What Meta sends is `{object, entry: […]}`, and in some of its own examples a list of these or a single entry outside a list. Throws
 * `SyntaxError` when nothing in the body is of that shape; what is odd beside something that is, comes as an entry about no object.
 */
function webhookBodies(rawBody: Uint8Array): readonly WebhookBody[] {
  const parsed = parseJson(rawBody)
  const parts: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed]
  const bodies = parts.map((part) => ({ part, body: bodyOf(part) }))
  if (bodies.every(({ body }) => body === null))
    throw new SyntaxError('not a webhook body: no object or no entry')
  return bodies.map(({ part, body }) => body ?? { object: '(none)', entries: [part] })
}

function bodyOf(value: unknown): WebhookBody | null {
  const body = asRecord(value)
  const object = textAt(body, 'object')
  const entry = body?.['entry']
  if (object === null) return null
  if (Array.isArray(entry)) return { object, entries: entry }
  return asRecord(entry) === null ? null : { object, entries: [entry] }
}
