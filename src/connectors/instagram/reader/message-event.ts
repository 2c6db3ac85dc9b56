import type { EventDirectMessage, MediaRef, NetworkEvent } from '../../connector.ts'
import { asRecord, idAt, instantAt, isTrueAt, listAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import { webUrl } from '../read-media.ts'
import { factEvent, otherEvent, unknownEvent, word, type Origin } from './origin.ts'

/** Receipts, hand-overs and links followed: no words from anybody. */
const IRRELEVANT: readonly string[] = [
  'read',
  'delivery',
  'reaction',
  'referral',
  'optin',
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
  ['ig_post', 'link'],
  ['share', 'link'],
  ['template', 'link'],
  ['fallback', 'link'],
])

/** One element of `messaging` or `standby`. */
export function eventOfMessaging(origin: Origin, raw: unknown): NetworkEvent {
  const item = asRecord(raw)
  if (item === null) return unknownEvent(origin, raw, 'messaging is not an object')
  const at = instantAt(item, 'timestamp')
  const irrelevant = IRRELEVANT.find((key) => key in item)
  if (irrelevant !== undefined) return otherEvent(origin, raw, at, { kind: 'irrelevant', what: irrelevant })
  // A prepared question that somebody pressed is theirs as if they had written it.
  const said = recordAt(item, 'message') ?? recordAt(item, 'postback')
  const externalId = idAt(said, 'mid')
  const why = whyUnknown(item, said)
  if (said === null || externalId === null || why !== null)
    return otherEvent(origin, raw, at, { kind: 'unknown', why: why ?? 'message without mid' })
  const message = directMessage(origin, item, { said, externalId })
  const effect = { kind: 'direct-message', message } as const
  return factEvent(origin, 'message', { key: [externalId], at, effect, raw })
}

function whyUnknown(item: Json, said: Json | null): string | null {
  if (said !== null) return isTrueAt(said, 'is_deleted') ? 'message deleted' : null
  const [kind] = Object.keys(item).filter((key) => !ENVELOPE.includes(key))
  return kind === undefined ? 'messaging without message' : `messaging ${word(kind)}`
}

function directMessage(
  { accountExternalId }: Origin,
  item: Json,
  { said, externalId }: { readonly said: Json; readonly externalId: string },
): EventDirectMessage {
  const sender = idAt(recordAt(item, 'sender'), 'id')
  const recipient = idAt(recordAt(item, 'recipient'), 'id')
  const isFromAccount = isTrueAt(said, 'is_echo') || sender === accountExternalId
  const writer = isFromAccount ? accountExternalId : sender
  return {
    externalId,
    // Only an id that holds for this account, and no name.
    author: writer === null ? null : { externalId: writer, name: '' },
    isFromAccount,
    otherPartyExternalId: isFromAccount ? recipient : sender,
    text: textAt(said, 'text') ?? textAt(said, 'title') ?? '',
    sentAt: instantAt(item, 'timestamp'),
    media: [...listAt(said, 'attachments').flatMap(mediaOf), ...storyOf(said)],
  }
}

/** What the message answers: a story is gone after a day, so its address is kept with the words. */
function storyOf(said: Json): readonly MediaRef[] {
  const url = webUrl(recordAt(recordAt(said, 'reply_to'), 'story')?.['url'])
  return url === null ? [] : [{ kind: 'file', url }]
}

function mediaOf(value: unknown): readonly MediaRef[] {
  const attachment = asRecord(value)
  const payload = recordAt(attachment, 'payload')
  const url = webUrl(payload?.['url']) ?? webUrl(attachment?.['url'])
  if (url === null) return []
  const kind = KINDS.get(textAt(attachment, 'type') ?? '') ?? 'file'
  const title = textAt(payload, 'title') ?? textAt(attachment, 'title')
  return [title === null || title === '' ? { kind, url } : { kind, url, title }]
}

/** A message as a conversation that was asked for tells it. `ours`: the ids under which the account itself writes. */
export function messageOfConversation(origin: Origin, raw: Json, ours: ReadonlySet<string>): NetworkEvent {
  const externalId = idAt(raw, 'id')
  if (externalId === null) return unknownEvent(origin, raw, 'message without id')
  const from = recordAt(raw, 'from')
  const fromId = idAt(from, 'id')
  const isFromAccount = fromId !== null && ours.has(fromId)
  const to = listAt(recordAt(raw, 'to'), 'data').map((person) => idAt(asRecord(person), 'id'))
  const sentAt = instantAt(raw, 'created_time')
  const writer = isFromAccount ? origin.accountExternalId : fromId
  const message: EventDirectMessage = {
    externalId,
    author: writer === null ? null : { externalId: writer, name: textAt(from, 'username') ?? '' },
    isFromAccount,
    otherPartyExternalId: isFromAccount ? (to.find((id) => id !== null && !ours.has(id)) ?? null) : fromId,
    text: textAt(raw, 'message') ?? '',
    sentAt,
    media: listAt(recordAt(raw, 'attachments'), 'data').flatMap(mediaOfAnswer),
  }
  const effect = { kind: 'direct-message', message } as const
  return factEvent(origin, 'message', { key: [externalId], at: sentAt, effect, raw })
}

function mediaOfAnswer(value: unknown): readonly MediaRef[] {
  const attachment = asRecord(value)
  const image = webUrl(recordAt(attachment, 'image_data')?.['url'])
  if (image !== null) return [{ kind: 'image', url: image }]
  const film = webUrl(recordAt(attachment, 'video_data')?.['url'])
  if (film !== null) return [{ kind: 'video', url: film }]
  const file = webUrl(attachment?.['file_url'])
  return file === null ? [] : [{ kind: 'file', url: file }]
}
