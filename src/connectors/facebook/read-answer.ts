import type { EventReader, NetworkEvent } from '../connector.ts'
import { openAnswer, type Opened } from '../kit/envelope.ts'
import { asRecord, listAt } from '../kit/json.ts'
import type { Row } from './answer-row.ts'
import { eventsOfComment, eventsOfPost, isBefore } from './read-row.ts'
import { messageOfConversation } from '../meta/events/conversation-message.ts'
import { unknownEvent, word, type Origin } from '../meta/events/origin.ts'
import { readEvents } from './webhook/read-events.ts'

export type AnswerKind = 'posts' | 'comments' | 'messages'

const READERS: Readonly<Record<AnswerKind, (row: Row) => readonly NetworkEvent[]>> = {
  posts: eventsOfPost,
  comments: eventsOfComment,
  messages: eventsOfMessage,
}

/** The events of an answer that `harvest` kept; null when this is no envelope. Throws `SyntaxError` when it is no JSON. */
export function readFacebookAnswer(rawBody: Uint8Array): readonly NetworkEvent[] | null {
  const opened = openAnswer(rawBody)
  return opened === null ? null : eventsOf(opened)
}

function eventsOf({ kind, accountExternalId, about, askedAt, answer }: Opened): readonly NetworkEvent[] {
  const origin: Origin = { network: 'facebook', object: 'page', accountExternalId, sentAt: askedAt }
  const read = isKnown(kind) ? READERS[kind] : null
  if (read === null) return [unknownEvent(origin, answer, `answer ${word(kind)}`)]
  const body = asRecord(answer)
  if (body === null || !Array.isArray(body['data'])) {
    return [unknownEvent(origin, answer, `answer ${kind} without data`)]
  }
  return listAt(body, 'data').flatMap((raw) => read({ origin, raw, about }))
}

/** A message of a conversation. */
function eventsOfMessage({ origin, raw, about }: Row): readonly NetworkEvent[] {
  const row = asRecord(raw)
  if (row === null) return [unknownEvent(origin, raw, 'message without id')]
  if (isBefore(row, about)) return []
  return [messageOfConversation(origin, row, new Set([origin.accountExternalId]))]
}

function isKnown(kind: string): kind is AnswerKind {
  return Object.hasOwn(READERS, kind)
}

/** Reads what Facebook said, told or asked for. */
export function createFacebookReader(): EventReader {
  return {
    network: 'facebook',
    readEvents: (rawBody) => readFacebookAnswer(rawBody) ?? readEvents(rawBody),
  }
}
