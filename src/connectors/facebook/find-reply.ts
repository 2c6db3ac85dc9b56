import { Rejected, type Access, type Written } from '../connector.ts'
import { idAt, instantAt, recordAt } from '../kit/json.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import { commentPages } from './comment-pages.ts'
import { findMessage, isMessageId, otherPartyOf } from './find-message.ts'
import { plainText } from '../meta/plain-text.ts'
import { notBefore } from '../meta/not-before.ts'
import { isWanted, type Wanted } from './wanted-reply.ts'

export type Sought = { readonly text: string; readonly sentAfter: Temporal.Instant }

/**
 * Looks for something that we may have written: by the page itself, with the same words, not older than the attempt. Under a comment first
 * its answers (Facebook files an answer to an answer under the topmost comment, so that one's are read too), then the private
 * conversation that a private reply opens. For a message, the conversation it stands in.
 */
export async function findReply(
  calls: GraphCalls,
  access: Access,
  externalId: string,
  sought: Sought,
): Promise<Written | null> {
  const wanted = {
    pageId: access.accountExternalId,
    text: plainText(sought.text),
    notBefore: notBefore(sought.sentAfter),
  }
  if (isMessageId(externalId)) {
    const other = await otherPartyOf(calls, access, externalId)
    return other === null ? null : findMessage(calls, access, { user_id: other }, wanted)
  }
  return (
    (await findAnswer(calls, access, externalId, wanted)) ??
    (await findPrivateReply(calls, access, externalId, wanted))
  )
}

async function findAnswer(
  calls: GraphCalls,
  access: Access,
  commentExternalId: string,
  wanted: Wanted,
): Promise<Written | null> {
  const comment = await calls.read(access, [commentExternalId], { fields: 'id,parent{id}' })
  const parentId = idAt(recordAt(comment, 'parent'), 'id')
  for (const under of parentId === null ? [commentExternalId] : [commentExternalId, parentId]) {
    const externalId = await findUnder(calls, access, under, wanted)
    if (externalId !== null) return { externalId }
  }
  return null
}

/** Without the permission for messages none can have been sent, so being refused here is an answer. */
async function findPrivateReply(
  calls: GraphCalls,
  access: Access,
  commentExternalId: string,
  wanted: Wanted,
): Promise<Written | null> {
  try {
    const fields = 'id,private_reply_conversation{id}'
    const comment = await calls.read(access, [commentExternalId], { fields })
    const threadId = idAt(recordAt(comment, 'private_reply_conversation'), 'id')
    return threadId === null ? null : await findMessage(calls, access, { thread: threadId }, wanted)
  } catch (error) {
    if (error instanceof Rejected && !error.isGone) return null
    throw error
  }
}

async function findUnder(
  calls: GraphCalls,
  access: Access,
  objectId: string,
  wanted: Wanted,
): Promise<string | null> {
  const fields = 'id,message,from,created_time'
  const pages = commentPages(calls, access, objectId, { fields, order: 'reverse_chronological' })
  for await (const page of pages) {
    const found = page.find((row) => isWanted(row, wanted))
    if (found !== undefined) return idAt(found, 'id')
    const oldest = page.at(-1)
    const at = oldest === undefined ? null : instantAt(oldest, 'created_time')
    if (at !== null && Temporal.Instant.compare(at, wanted.notBefore) < 0) return null
  }
  return null
}
