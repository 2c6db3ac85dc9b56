import { OutcomeUnknown, Rejected, type Access, type Offers, type Written } from '../connector.ts'
import { idAt, isTrueAt, recordAt, type Json } from '../kit/json.ts'
import type { Conversations } from './conversations.ts'
import type { Graph } from './graph.ts'
import { readMentionedComment, readOrElse } from './mentions.ts'
import { instagramProfile, MESSAGE_BYTES } from './profile.ts'

type ActingParts =
  'reply' | 'hide' | 'unhide' | 'remove' | 'privateReply' | 'directReply' | 'block' | 'unblock'
export type Acting = Pick<Offers<ActingParts>, ActingParts>

export function acting(graph: Graph, conversations: Conversations): Acting {
  return {
    async reply(access, commentExternalId, text) {
      checkLength(text, instagramProfile.limits.replyCharacters)
      return reply(graph, access, commentExternalId, text)
    },
    hide: (access, commentExternalId) => setHidden(graph, access, commentExternalId, true),
    unhide: (access, commentExternalId) => setHidden(graph, access, commentExternalId, false),
    async remove(access, commentExternalId) {
      const asked = { path: [commentExternalId], purpose: 'moderation' } as const
      confirmDone(await graph.act(access, 'DELETE', asked))
    },
    ...writingDirectly(graph, conversations),
    ...blocking(graph, conversations),
  }
}

/** Under our own posts as an answer; under somebody else's, where the account is named, as an answer to the mention. */
async function reply(
  graph: Graph,
  access: Access,
  commentExternalId: string,
  message: string,
): Promise<Written> {
  const purpose = 'moderation'
  const fields = 'id,hidden,media{id}'
  const { raw, isOthers } = await readOrElse(
    () => graph.read(access, { path: [commentExternalId], params: { fields }, purpose }),
    () => readMentionedComment(graph, access, commentExternalId),
  )
  if (isTrueAt(raw, 'hidden'))
    throw new Rejected('Instagram: a hidden comment cannot be answered', 'reply-to-hidden')
  if (!isOthers) {
    const path = [commentExternalId, 'replies']
    return created(await graph.act(access, 'POST', { path, params: { message }, purpose }), 'id')
  }
  const mediaId = idAt(recordAt(raw, 'media'), 'id')
  if (mediaId === null) throw new Rejected('Instagram did not say which post it stands under', 'post-unknown')
  const params = { media_id: mediaId, comment_id: commentExternalId, message }
  const path = [access.accountExternalId, 'mentions']
  return created(await graph.act(access, 'POST', { path, params, purpose }), 'id')
}

async function setHidden(graph: Graph, access: Access, commentId: string, isHidden: boolean): Promise<void> {
  const params = { hide: String(isHidden) }
  confirmDone(await graph.act(access, 'POST', { path: [commentId], params, purpose: 'moderation' }))
}

function writingDirectly(
  graph: Graph,
  conversations: Conversations,
): Pick<Acting, 'privateReply' | 'directReply'> {
  const send = async (access: Access, recipient: Json, text: string): Promise<Written> => {
    const pageId = await conversations.pageOf(access)
    const params = {
      recipient: JSON.stringify(recipient),
      message: JSON.stringify({ text }),
      messaging_type: 'RESPONSE',
    }
    const asked = { path: [pageId, 'messages'], params, purpose: 'moderation' } as const
    return created(await graph.act(access, 'POST', asked), 'message_id')
  }
  return {
    async privateReply(access, commentExternalId, text) {
      checkMessage(text)
      return send(access, { comment_id: commentExternalId }, text)
    },
    async directReply(access, { otherPartyExternalId }, text) {
      checkMessage(text)
      return send(access, { id: otherPartyExternalId }, text)
    },
  }
}

function blocking(graph: Graph, conversations: Conversations): Pick<Acting, 'block' | 'unblock'> {
  const moderate = async (access: Access, personId: string, action: 'BLOCK_USER' | 'UNBLOCK_USER') => {
    const pageId = await conversations.pageOf(access)
    const params = { user_ids: JSON.stringify([{ id: personId }]), actions: JSON.stringify([action]) }
    const asked = { path: [pageId, 'moderate_conversations'], params, purpose: 'moderation' } as const
    confirmDone(await graph.act(access, 'POST', asked))
  }
  return {
    block: (access, { authorExternalId }) => moderate(access, authorExternalId, 'BLOCK_USER'),
    unblock: (access, { authorExternalId }) => moderate(access, authorExternalId, 'UNBLOCK_USER'),
  }
}

/** Known before anything is sent, so that a text is never cut or half accepted by the network. */
function checkLength(text: string, most: number): void {
  if (text.trim() === '') throw new Rejected('Instagram: the text is empty', 'empty-text')
  if (text.length > most)
    throw new Rejected(`Instagram: the text is longer than ${most} characters`, 'text-too-long')
}

function checkMessage(text: string): void {
  checkLength(text, MESSAGE_BYTES)
  if (Buffer.byteLength(text, 'utf8') > MESSAGE_BYTES)
    throw new Rejected(`Instagram: the message is longer than ${MESSAGE_BYTES} bytes`, 'text-too-long')
}

function created(answer: Json, key: string): Written {
  const externalId = idAt(answer, key)
  if (externalId === null) throw new OutcomeUnknown(`Instagram answered without ${key}`)
  return { externalId }
}

/** Instagram says `success`, or hands back the object that was changed. */
export function confirmDone(answer: Json): void {
  if (isTrueAt(answer, 'success') || idAt(answer, 'id') !== null) return
  if (answer['success'] === false)
    throw new Rejected('Instagram answered that it was not done', 'success-false')
  throw new OutcomeUnknown('Instagram did not say whether it was done')
}
