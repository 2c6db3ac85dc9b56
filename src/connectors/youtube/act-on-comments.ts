import { OutcomeUnknown, Rejected, type Access, type Written } from '../connector.ts'
import { idAt } from '../kit/json.ts'
import { findComment, parentOf } from './fetch-thread.ts'
import { youtubeProfile } from './profile.ts'
import { readAuthor } from './read-objects.ts'
import { recordAt } from '../kit/json.ts'
import type { YoutubeCalls } from './youtube-calls.ts'

/** Answers stand one level deep: an answer to an answer is written under the topmost comment. */
export async function reply(
  calls: YoutubeCalls,
  access: Access,
  commentExternalId: string,
  text: string,
): Promise<Written> {
  checkText(text)
  const comment = await findComment(calls, access, commentExternalId)
  const { json } = await calls.act(access, {
    method: 'comments.insert',
    params: { part: 'snippet' },
    json: { snippet: { parentId: parentOf(comment) ?? commentExternalId, textOriginal: text } },
    purpose: 'inbox',
  })
  const externalId = idAt(json, 'id')
  if (externalId === null) throw new OutcomeUnknown('YouTube answered without the id of the reply')
  return { externalId }
}

type Standing = 'heldForReview' | 'published' | 'rejected'

/** Nothing may be wrong with the text once it is sent, so that it is never cut or half accepted. */
function checkText(text: string): void {
  const most = youtubeProfile.limits.replyCharacters
  if (text.trim() === '') throw new Rejected('YouTube: the text is empty', 'empty-text')
  if (text.length > most)
    throw new Rejected(`YouTube: the text is longer than ${most} characters`, 'text-too-long')
}

export async function setStanding(
  calls: YoutubeCalls,
  access: Access,
  commentExternalId: string,
  moderationStatus: Standing,
): Promise<void> {
  const params = { id: commentExternalId, moderationStatus }
  const ask = { method: 'comments.setModerationStatus', params, purpose: 'moderation' } as const
  try {
    await calls.act(access, ask)
  } catch (error) {
    // The network's one word for several things; that the writer was quicker is the usual one, and shows when it is looked for.
    if (error instanceof Rejected && error.code === 'processingFailure')
      await findComment(calls, access, commentExternalId, 'moderation')
    throw error
  }
}

/** Other people's comments are rejected, which cannot be undone; the channel's own are deleted. */
export async function remove(calls: YoutubeCalls, access: Access, commentExternalId: string): Promise<void> {
  const comment = await findComment(calls, access, commentExternalId, 'moderation')
  const author = readAuthor(recordAt(comment, 'snippet'))
  if (author?.externalId !== access.accountExternalId)
    return setStanding(calls, access, commentExternalId, 'rejected')
  await calls.act(access, {
    method: 'comments.delete',
    params: { id: commentExternalId },
    purpose: 'moderation',
  })
}
