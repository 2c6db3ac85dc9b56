import type { Access, Written } from '../connector.ts'
import { asRecord, idAt, instantAt, listAt, recordAt } from '../kit/json.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import { listPages } from './list-pages.ts'
import { isWanted, type Wanted } from './wanted-reply.ts'

/** `{post}_{comment}`, or a lone number in old threads; everything else that is written in is a message (`m_…`). */
const COMMENT_ID = /^\d+(?:_\d+)?$/
/** Five pages of a conversation hold what a page can have written since a send went unanswered. */
const MOST_PAGES = 5

export function isMessageId(externalId: string): boolean {
  return !COMMENT_ID.test(externalId)
}

/** Whom the page is talking to in the conversation of this message. */
export async function otherPartyOf(
  calls: GraphCalls,
  access: Access,
  messageId: string,
): Promise<string | null> {
  const message = await calls.read(access, [messageId], { fields: 'id,from,to' })
  const people = [recordAt(message, 'from'), ...listAt(recordAt(message, 'to'), 'data').map(asRecord)]
  const ids = people.map((person) => idAt(person, 'id'))
  return ids.find((id) => id !== null && id !== access.accountExternalId) ?? null
}

type Conversation = { readonly thread: string } | { readonly user_id: string }

/** A message of the page's own, newest first, back to the time of the attempt. */
export async function findMessage(
  calls: GraphCalls,
  access: Access,
  where: Conversation,
  wanted: Wanted,
): Promise<Written | null> {
  const thread = 'thread' in where ? where.thread : await threadWith(calls, access, where.user_id)
  if (thread === null) return null
  const params = { fields: 'id,message,from,created_time' }
  for await (const rows of listPages(calls, access, [thread, 'messages'], {
    params,
    mostPages: MOST_PAGES,
  })) {
    const externalId = idAt(rows.find((row) => isWanted(row, wanted)) ?? null, 'id')
    if (externalId !== null) return { externalId }
    const at = instantAt(rows.at(-1) ?? null, 'created_time')
    if (at !== null && Temporal.Instant.compare(at, wanted.notBefore) < 0) return null
  }
  return null
}

async function threadWith(calls: GraphCalls, access: Access, personId: string): Promise<string | null> {
  const answer = await calls.read(access, [access.accountExternalId, 'conversations'], {
    platform: 'messenger',
    user_id: personId,
    fields: 'id',
  })
  return idAt(asRecord(listAt(answer, 'data')[0]), 'id')
}
