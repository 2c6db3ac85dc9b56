import type { EventReader, NetworkEvent } from '../connector.ts'
import { openAnswer, type Opened } from '../kit/envelope.ts'
import { asRecord, listAt } from '../kit/json.ts'
import type { Row } from './answer-row.ts'
import { eventsOfComment, eventsOfPost } from './read-row.ts'
import { eventsOfMessage } from './read-message-row.ts'
import { unknownEvent, word, type Origin } from './webhook/origin.ts'
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
  const origin: Origin = { object: 'page', accountExternalId, sentAt: askedAt }
  const read = isKnown(kind) ? READERS[kind] : null
  if (read === null) return [unknownEvent(origin, answer, `answer ${word(kind)}`)]
  const body = asRecord(answer)
  if (body === null || !Array.isArray(body['data'])) {
    return [unknownEvent(origin, answer, `answer ${kind} without data`)]
  }
  return listAt(body, 'data').flatMap((raw) => read({ origin, raw, about }))
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
