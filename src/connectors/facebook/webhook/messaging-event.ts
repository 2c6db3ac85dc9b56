import type { EventDirectMessage, MediaRef, NetworkEvent } from '../../connector.ts'
import { asRecord, idAt, instantAt, isTrueAt, listAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import { webUrl } from '../read-media.ts'
import { keyOf } from './dedupe-key.ts'
import { otherEvent, unknownEvent, word, type Origin } from './origin.ts'

/** Receipts and hand-overs between apps: no words from anybody. */
const IRRELEVANT: readonly string[] = [
  'read',
  'delivery',
  'reaction',
  'pass_thread_control',
  'take_thread_control',
  'request_thread_control',
]
const ENVELOPE: readonly string[] = ['sender', 'recipient', 'timestamp']
const KINDS: ReadonlyMap<string, MediaRef['kind']> = new Map([
  ['image', 'image'],
  ['video', 'video'],
  ['reel', 'video'],
  ['ig_reel', 'video'],
  ['fallback', 'link'],
  ['share', 'link'],
  ['template', 'link'],
])

/** One element of `messaging` or `standby`. */
export function eventOfMessaging(origin: Origin, raw: unknown): NetworkEvent {
  const item = asRecord(raw)
  if (item === null) return unknownEvent(origin, raw, 'messaging is not an object')
  const ownTime = instantAt(item, 'timestamp')
  const irrelevant = IRRELEVANT.find((key) => key in item)
  if (irrelevant !== undefined)
    return otherEvent(origin, raw, ownTime, { kind: 'irrelevant', what: irrelevant })
  const why = whyUnknown(item)
  const externalId = idAt(recordAt(item, 'message'), 'mid')
  if (why !== null || externalId === null) {
    return otherEvent(origin, raw, ownTime, { kind: 'unknown', why: why ?? 'message without mid' })
  }
  return {
    network: 'facebook',
    accountExternalId: origin.accountExternalId,
    // A message is written once: its id is enough, wherever the event turns up again (standby as well).
    dedupeKey: keyOf('message', [origin.accountExternalId, externalId]),
    occurredAt: ownTime ?? origin.sentAt,
    effect: { kind: 'direct-message', message: directMessage(origin, item, externalId) },
    raw,
  }
}

function whyUnknown(item: Json): string | null {
  const message = recordAt(item, 'message')
  if (message !== null) return isTrueAt(message, 'is_deleted') ? 'message deleted' : null
  const [kind] = Object.keys(item).filter((key) => !ENVELOPE.includes(key))
  return kind === undefined ? 'messaging without message' : `messaging ${word(kind)}`
}

function directMessage(origin: Origin, item: Json, externalId: string): EventDirectMessage {
  const account = origin.accountExternalId
  const message = recordAt(item, 'message')
  const sender = idAt(recordAt(item, 'sender'), 'id')
  const recipient = idAt(recordAt(item, 'recipient'), 'id')
  const isFromAccount = isTrueAt(message, 'is_echo') || sender === account
  const writer = isFromAccount ? account : sender
  return {
    externalId,
    // Messenger tells an id that holds for this page only, and no name.
    author: writer === null ? null : { externalId: writer, name: '' },
    isFromAccount,
    otherPartyExternalId: sender === account ? recipient : sender,
    text: textAt(message, 'text') ?? '',
    sentAt: instantAt(item, 'timestamp'),
    media: listAt(message, 'attachments').flatMap(mediaOf),
  }
}

function mediaOf(value: unknown): readonly MediaRef[] {
  const attachment = asRecord(value)
  const payload = recordAt(attachment, 'payload')
  const url = webUrl(payload?.['url']) ?? webUrl(attachment?.['url'])
  if (url === null) return []
  const kind = KINDS.get(textAt(attachment, 'type') ?? '') ?? 'file'
  const title = textAt(attachment, 'title') ?? textAt(payload, 'title')
  return [title === null ? { kind, url } : { kind, url, title }]
}
