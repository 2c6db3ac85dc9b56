import type { EventDirectMessage, NetworkEvent } from '../../connector.ts'
import { asRecord, idAt, instantAt, isTrueAt, listAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import { eachOnce, mediaOfAttachment, mediaOfStory, wordsOfAttachment } from './message-attachment.ts'
import { factEvent, otherEvent, unknownEvent, word, type Origin } from './origin.ts'

/** Receipts, hand-overs between apps, links followed and thumbs: no words from anybody. */
const IRRELEVANT: readonly string[] = [
  'read',
  'delivery',
  'reaction',
  'referral',
  'optin',
  'account_linking',
  'app_roles',
  'response_feedback',
  'pass_thread_control',
  'take_thread_control',
  'request_thread_control',
]
const ENVELOPE: readonly string[] = ['sender', 'recipient', 'timestamp', 'hop_context']

/** One element of `messaging` or `standby`, in Messenger as in Instagram. Words come first: a receipt may stand beside them. */
export function eventOfMessaging(origin: Origin, raw: unknown): NetworkEvent {
  const item = asRecord(raw)
  if (item === null) return unknownEvent(origin, raw, 'messaging is not an object')
  const at = instantAt(item, 'timestamp')
  // A prepared question that somebody pressed is theirs as if they had written it.
  const said = recordAt(item, 'message') ?? recordAt(item, 'postback')
  if (said !== null) return eventOfMessage(origin, { item, raw, at }, said)
  const edit = recordAt(item, 'message_edit')
  if (edit !== null) return eventOfEdit(origin, { item, raw, at }, edit)
  const irrelevant = IRRELEVANT.find((key) => (item[key] ?? null) !== null)
  if (irrelevant !== undefined) return otherEvent(origin, raw, at, { kind: 'irrelevant', what: irrelevant })
  const kind = Object.keys(item).find((key) => !ENVELOPE.includes(key))
  const why = kind === undefined ? 'messaging without message' : `messaging ${word(kind)}`
  return otherEvent(origin, raw, at, { kind: 'unknown', why })
}

type Told = { readonly item: Json; readonly raw: unknown; readonly at: Temporal.Instant | null }

function eventOfMessage(origin: Origin, { item, raw, at }: Told, said: Json): NetworkEvent {
  const externalId = idAt(said, 'mid')
  if (externalId === null) return otherEvent(origin, raw, at, { kind: 'unknown', why: 'message without mid' })
  if (isTrueAt(said, 'is_deleted')) {
    const effect = { kind: 'direct-message-removed', messageExternalId: externalId } as const
    return factEvent(origin, 'message-removed', { key: [externalId], at, effect, raw })
  }
  const message = directMessage(origin, item, said, externalId)
  // A message is sent once: its id is enough, wherever it turns up again (standby, or when asked for).
  const effect = { kind: 'direct-message', message } as const
  return factEvent(origin, 'message', { key: [externalId], at, effect, raw })
}

/** Messenger lets a person change what they sent, five times at most. */
function eventOfEdit(origin: Origin, { item, raw, at }: Told, edit: Json): NetworkEvent {
  const externalId = idAt(edit, 'mid')
  const text = textAt(edit, 'text')
  const count = idAt(edit, 'num_edit')
  if (externalId === null || text === null) {
    // Instagram announces some new messages so, as edited no times and without a word: asking for the conversation tells them.
    if (count === '0') return otherEvent(origin, raw, at, { kind: 'irrelevant', what: 'message_edit 0' })
    const what = externalId === null ? 'mid' : 'text'
    return otherEvent(origin, raw, at, { kind: 'unknown', why: `message_edit without ${what}` })
  }
  const message = { ...directMessage(origin, item, edit, externalId), sentAt: null }
  const key = [externalId, count ?? at?.epochMilliseconds ?? null, text]
  return factEvent(origin, 'message-edited', {
    key,
    at,
    effect: { kind: 'direct-message-edited', message },
    raw,
  })
}

function directMessage(
  { accountExternalId }: Origin,
  item: Json,
  said: Json,
  externalId: string,
): EventDirectMessage {
  const sender = idAt(recordAt(item, 'sender'), 'id')
  const recipient = idAt(recordAt(item, 'recipient'), 'id')
  const isFromAccount = isTrueAt(said, 'is_echo') || sender === accountExternalId
  const writer = isFromAccount ? accountExternalId : sender
  const people = isFromAccount ? [recipient, sender] : [sender, recipient]
  const attachments = listAt(said, 'attachments').map(asRecord)
  const text = [textAt(said, 'text') ?? textAt(said, 'title'), ...attachments.map(wordsOfAttachment)]
  return {
    externalId,
    // An id that holds for this account only, and no name.
    author: writer === null ? null : { externalId: writer, name: '' },
    isFromAccount,
    otherPartyExternalId: people.find((id) => id !== null && id !== accountExternalId) ?? null,
    text: text.filter((words) => words !== null && words !== '').join('\n'),
    sentAt: instantAt(item, 'timestamp'),
    media: eachOnce([...attachments.flatMap(mediaOfAttachment), ...mediaOfStory(said)]),
  }
}
