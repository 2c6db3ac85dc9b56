import { Rejected, type Access, type NetworkComment, type Offers } from '../connector.ts'
import { idAt, recordAt } from '../kit/json.ts'
import type { Conversations } from './conversations.ts'
import { findReply } from './find-reply.ts'
import type { Graph } from './graph.ts'
import { readMentionedComment, readMentionedMedia, readOrElse } from './mentions.ts'
import { instagramProfile } from './profile.ts'
import { COMMENT_FIELDS, MEDIA_FIELDS, readComment, readPost } from './read-objects.ts'
import { fetchThread } from './thread.ts'

type ReadingParts = 'fetchPost' | 'fetchThread' | 'fetchComment' | 'findReply'
export type Reading = Pick<Offers<ReadingParts>, ReadingParts>

export function reading(graph: Graph, conversations: Conversations): Reading {
  return {
    async fetchPost(access, postExternalId) {
      const { raw } = await readOrElse(
        () => graph.read(access, { path: [postExternalId], params: { fields: MEDIA_FIELDS } }),
        () => readMentionedMedia(graph, access, postExternalId),
      )
      return readPost(raw, postExternalId)
    },

    async fetchThread(access, postExternalId) {
      const hasConversation = await conversations.knownPeople(access)
      const { accountExternalId } = access
      const place = { postExternalId, accountExternalId, now: graph.clock.now(), hasConversation }
      const most = instagramProfile.limits.threadComments
      return fetchThread(graph, access, place, most).catch(async (error: unknown) => {
        const mayBeOthers = error instanceof Rejected && error.isGone
        // Of the thread under somebody else's post nothing is handed out; that does not make it gone.
        if (mayBeOthers && (await readMentionedMedia(graph, access, postExternalId)) !== null) return []
        throw error
      })
    },

    fetchComment: (access, commentExternalId) =>
      fetchComment(graph, conversations, access, commentExternalId),

    findReply: (access, commentExternalId, text, sentAfter) =>
      findReply({ graph, conversations, access }, commentExternalId, { text, sentAfter }),
  }
}

async function fetchComment(
  graph: Graph,
  conversations: Conversations,
  access: Access,
  commentExternalId: string,
): Promise<NetworkComment> {
  const fields = `${COMMENT_FIELDS},media{id}`
  const { raw, isOthers } = await readOrElse(
    () => graph.read(access, { path: [commentExternalId], params: { fields } }),
    () => readMentionedComment(graph, access, commentExternalId),
  )
  const externalId = idAt(raw, 'id') ?? commentExternalId
  const comment = readComment(raw, externalId, {
    postExternalId: idAt(recordAt(raw, 'media'), 'id') ?? '',
    parentExternalId: null,
    accountExternalId: access.accountExternalId,
    now: graph.clock.now(),
    hasConversation: await conversations.knownPeople(access),
  })
  // Under somebody else's post the account is a guest: it may answer and nothing more.
  const asGuest = { reply: true, hide: false, remove: false, privateReply: false, block: false }
  return isOthers ? { ...comment, may: asGuest } : comment
}
