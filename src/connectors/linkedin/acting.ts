import { OutcomeUnknown, Rejected, type Access, type Written } from '../connector.ts'
import { asRecord, idAt, instantAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { commentPages } from './comment-pages.ts'
import type { LinkedinCalls, RestAnswer } from './linkedin-calls.ts'
import { comparableText } from './little-text.ts'
import { linkedinProfile } from './profile.ts'
import { parentOf, urnOfRow } from './read-comments.ts'
import { namedComment, readCommentRow } from './threads.ts'
import { accountUrn, commentUrn, readCommentUrn, type CommentUrn } from './urns.ts'

/** Their clock and ours may differ. Rather find one reply too early than send it twice. */
const CLOCK_TOLERANCE_S = 120

/** LinkedIn nests one level: an answer to a reply stands beside it, under the topmost comment. */
export async function reply(
  calls: LinkedinCalls,
  access: Access,
  commentExternalId: string,
  text: string,
): Promise<Written> {
  checkText(text)
  const top = await topmost(calls, access, namedComment(commentExternalId))
  const call = { path: ['socialActions', top.urn, 'comments'], purpose: 'moderation' } as const
  const answer = await calls.act(access, 'POST', call, {
    actor: accountUrn(access.accountExternalId),
    object: top.objectUrn,
    message: { text },
    parentComment: top.urn,
  })
  return { externalId: writtenUrn(answer, top.objectUrn) }
}

export async function remove(calls: LinkedinCalls, access: Access, commentExternalId: string): Promise<void> {
  const { objectUrn, id } = namedComment(commentExternalId)
  await calls.act(access, 'DELETE', {
    path: ['socialActions', objectUrn, 'comments', id],
    query: { actor: accountUrn(access.accountExternalId) },
    restliMethod: 'DELETE',
    purpose: 'moderation',
  })
}

/** Looks for a reply that we may have written: by the page itself, with the same words, not older than the attempt. */
export async function findReply(
  calls: LinkedinCalls,
  access: Access,
  commentExternalId: string,
  sought: { readonly text: string; readonly sentAfter: Temporal.Instant },
): Promise<Written | null> {
  const top = await topmost(calls, access, namedComment(commentExternalId))
  const wanted = {
    actor: accountUrn(access.accountExternalId),
    text: comparableText(sought.text),
    notBefore: sought.sentAfter.subtract({ seconds: CLOCK_TOLERANCE_S }),
  }
  for await (const page of commentPages(calls, access, top.urn, 'moderation')) {
    const found = page.find((row) => isWanted(row, wanted))
    const urn = found === undefined ? null : urnOfRow(found)
    if (urn !== null) return { externalId: urn.urn }
  }
  return null
}

type Wanted = { readonly actor: string; readonly text: string; readonly notBefore: Temporal.Instant }

function isWanted(row: Json, wanted: Wanted): boolean {
  const at = instantAt(recordAt(row, 'created'), 'time')
  if (at === null || Temporal.Instant.compare(at, wanted.notBefore) < 0) return false
  const text = textAt(recordAt(row, 'message'), 'text') ?? ''
  return idAt(row, 'actor') === wanted.actor && comparableText(text) === wanted.text
}

async function topmost(calls: LinkedinCalls, access: Access, urn: CommentUrn): Promise<CommentUrn> {
  const { json } = await readCommentRow(calls, access, urn, 'moderation')
  return readCommentUrn(parentOf(json) ?? '') ?? urn
}

/** The new comment's number stands in a header, its whole URN only sometimes in the body. */
function writtenUrn({ headers, json }: RestAnswer, objectUrn: string): string {
  const told = headers['x-restli-id'] ?? headers['x-linkedin-id'] ?? idAt(asRecord(json), 'id') ?? ''
  const whole = readCommentUrn(decoded(told)) ?? urnOfRow(json)
  if (whole !== null) return whole.urn
  if (!/^[\w-]+$/.test(told)) throw new OutcomeUnknown('LinkedIn answered without the id of the comment')
  return commentUrn(objectUrn, told).urn
}

/** Headers hold URNs percent-encoded in some versions. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** Known before anything is sent, so that a text is never cut or half accepted by the network. */
function checkText(text: string): void {
  const most = linkedinProfile.limits.replyCharacters
  if (text.trim() === '') throw new Rejected('LinkedIn: the text is empty', 'empty-text')
  if (text.length > most)
    throw new Rejected(`LinkedIn: the text is longer than ${most} characters`, 'text-too-long')
}
