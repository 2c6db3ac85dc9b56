import type { EventDirectMessage, MediaRef, NetworkEvent } from '../../connector.ts'
import { asRecord, idAt, instantAt, listAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import { eachOnce, mediaOfAnswered, mediaOfShare } from './message-attachment.ts'
import { factEvent, unknownEvent, type Origin } from './origin.ts'

/**
 * A message as a conversation that was asked for tells it, under the key that it has when a webhook tells of it. `ours`: the ids under which
 * the account itself writes.
 */
export function messageOfConversation(origin: Origin, raw: Json, ours: ReadonlySet<string>): NetworkEvent {
  const externalId = idAt(raw, 'id')
  if (externalId === null) return unknownEvent(origin, raw, 'message without id')
  const message = messageOf(origin, raw, { externalId, ours })
  const effect = { kind: 'direct-message', message } as const
  return factEvent(origin, 'message', { key: [externalId], at: message.sentAt, effect, raw })
}

type Known = { readonly externalId: string; readonly ours: ReadonlySet<string> }

function messageOf(
  { accountExternalId }: Origin,
  raw: Json,
  { externalId, ours }: Known,
): EventDirectMessage {
  const from = recordAt(raw, 'from')
  const fromId = idAt(from, 'id')
  const isFromAccount = fromId !== null && ours.has(fromId)
  const to = listAt(recordAt(raw, 'to'), 'data').map((person) => idAt(asRecord(person), 'id'))
  const name = textAt(from, 'username') ?? textAt(from, 'name') ?? ''
  const writer = isFromAccount ? accountExternalId : fromId
  return {
    externalId,
    author: writer === null && name === '' ? null : { externalId: writer, name },
    isFromAccount,
    otherPartyExternalId: isFromAccount ? (to.find((id) => id !== null && !ours.has(id)) ?? null) : fromId,
    text: textAt(raw, 'message') ?? '',
    sentAt: instantAt(raw, 'created_time'),
    media: mediaOf(raw),
  }
}

function mediaOf(raw: Json): readonly MediaRef[] {
  const attached = listAt(recordAt(raw, 'attachments'), 'data').flatMap(mediaOfAnswered)
  return eachOnce([...attached, ...listAt(recordAt(raw, 'shares'), 'data').flatMap(mediaOfShare)])
}
