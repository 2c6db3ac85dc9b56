import type { NetworkEvent } from '../../connector.ts'
import { openAnswer, type Opened } from '../../kit/envelope.ts'
import { asRecord, idAt, instantAt, listAt, recordAt, type Json } from '../../kit/json.ts'
import { commentEvent, postEvent } from './comment-event.ts'
import { messageOfConversation } from '../../meta/events/conversation-message.ts'
import { unknownEvent, word, type Origin } from '../../meta/events/origin.ts'

/** The events in an answer that a harvest kept; null when this is no such answer. Throws `SyntaxError` for what is no JSON. */
export function readInstagramAnswer(rawBody: Uint8Array): readonly NetworkEvent[] | null {
  const opened = openAnswer(rawBody)
  if (opened === null) return null
  // When it was asked is not when anything happened: what bears no time of its own has none.
  const { accountExternalId } = opened
  const origin = { network: 'instagram', object: 'instagram', accountExternalId, sentAt: null }
  const rows = listAt(asRecord(opened.answer), 'data')
  return rows.flatMap((value) => {
    const row = asRecord(value)
    return row === null
      ? [unknownEvent(origin, value, 'row is not an object')]
      : eventsOfRow(origin, opened, row)
  })
}

function eventsOfRow(origin: Origin, { kind, about }: Opened, row: Json): readonly NetworkEvent[] {
  const since = about['since'] ?? null
  const postExternalId = about['media'] ?? null
  switch (kind) {
    case 'media':
    case 'tags':
      return isSince(row, 'timestamp', since) ? [postEvent(origin, row)] : []
    case 'comments':
      return commentsIn(origin, row, { postExternalId, since })
    case 'replies':
      return isSince(row, 'timestamp', since)
        ? [commentEvent(origin, row, { postExternalId, parentExternalId: about['parent'] ?? null })]
        : []
    case 'conversations':
      return messagesIn(origin, row, { page: about['page'] ?? null, since })
    default:
      return [unknownEvent(origin, row, `answer of kind ${word(kind)}`)]
  }
}

type Thread = { readonly postExternalId: string | null; readonly since: string | null }

function commentsIn(origin: Origin, row: Json, { postExternalId, since }: Thread): readonly NetworkEvent[] {
  const parentExternalId = idAt(row, 'id')
  const replies = listAt(recordAt(row, 'replies'), 'data')
    .map(asRecord)
    .filter((reply) => reply !== null && isSince(reply, 'timestamp', since))
    .filter((reply) => reply !== null)
  return [
    ...(isSince(row, 'timestamp', since)
      ? [commentEvent(origin, row, { postExternalId, parentExternalId: null })]
      : []),
    ...replies.map((reply) => commentEvent(origin, reply, { postExternalId, parentExternalId })),
  ]
}

function messagesIn(
  origin: Origin,
  row: Json,
  { page, since }: { readonly page: string | null; readonly since: string | null },
): readonly NetworkEvent[] {
  const ours = new Set([origin.accountExternalId, ...(page === null ? [] : [page])])
  return listAt(recordAt(row, 'messages'), 'data')
    .map(asRecord)
    .filter((message) => message !== null)
    .filter((message) => isSince(message, 'created_time', since))
    .map((message) => messageOfConversation(origin, message, ours))
}

/** A page holds old things beside new ones; only what the harvest asked for counts. */
function isSince(row: Json, key: string, since: string | null): boolean {
  const at = instantAt(row, key)
  return at === null || since === null || Temporal.Instant.compare(at, Temporal.Instant.from(since)) >= 0
}
