/** A direct message is written once and tells everything in one event (F-113). */
import { bestAuthor } from './best-author.ts'
import { firstReceived, firstOf } from './fold-comment.ts'
import type { FoldedMessage } from './folded.ts'
import { earliest, inOrder } from './order-events.ts'
import type { StoredEvent } from './stored-event.ts'

/** `events` are all of one message; at least one. */
export function foldDirect(externalId: string, events: Iterable<StoredEvent>): FoldedMessage {
  const ordered = inOrder(events)
  const told = ordered.flatMap((event) =>
    event.effect.kind === 'direct-message' ? [{ event, message: event.effect.message }] : [],
  )
  const [first] = told
  if (first === undefined) throw new Error('nothing can be told from no events')
  const { event, message } = first
  return {
    externalId,
    postExternalId: null,
    parentExternalId: null,
    conversationKey: firstOf(told.map((one) => one.message.otherPartyExternalId ?? null)),
    author: bestAuthor(told.map((one) => one.message.author)),
    isFromAccount: message.isFromAccount,
    text: message.text,
    media: message.media,
    permalink: null,
    postedAt: earliest(told.map((one) => one.message.sentAt)) ?? event.occurredAt,
    receivedAt: firstReceived(ordered),
    presence: 'visible',
    may: null,
    hasContent: true,
    isHeard: true,
    versions: [
      {
        no: 1,
        kind: 'original',
        text: message.text,
        media: message.media,
        occurredAt: event.occurredAt,
        observedAt: event.receivedAt,
        eventId: event.id,
      },
    ],
  }
}
