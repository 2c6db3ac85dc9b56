import { graphTime } from '../lab-time.ts'
import { commentLink } from '../links.ts'
import type { LabComment } from '../state.ts'
import { commentAuthor } from '../thread/author.ts'
import { descendantsOf, postOfComment } from '../thread/find.ts'
import { mayDo } from '../thread/may.ts'
import type { May } from '../thread/may.ts'
import type { ReadContext } from './context.ts'
import { attachmentsOf } from './photo.ts'
import type { NodeRef } from './refs.ts'

type Reader = (comment: LabComment, context: ReadContext) => unknown

const may =
  (pick: (may: May) => boolean): Reader =>
  (comment, { core, token }) =>
    pick(mayDo(core.state, comment, core.clock.now(), token.scopes))

function author(comment: LabComment, { core }: ReadContext): NodeRef | undefined {
  const seen = commentAuthor(core, comment)
  return seen === null ? undefined : { node: 'Profile', value: seen }
}

function parent(comment: LabComment, { core }: ReadContext): NodeRef | undefined {
  const found = comment.parentId === null ? undefined : core.state.comments[comment.parentId]
  return found === undefined ? undefined : { node: 'Comment', value: found }
}

function privateConversation(comment: LabComment, { core }: ReadContext): NodeRef | undefined {
  if (comment.privateReplyId === null) return undefined
  const { pageId } = postOfComment(core.state, comment)
  return { node: 'UnifiedThread', value: { pageId, personId: comment.authorId } }
}

/** `@[name]` is not practised, so nobody is tagged: the network then leaves the field out. */
export const commentFields: Readonly<Record<string, Reader>> = {
  id: (comment) => comment.id,
  message: (comment) => comment.text,
  created_time: (comment) => graphTime(comment.createdAt),
  from: author,
  parent,
  attachment: (comment, { core }) => attachmentsOf(core, comment)[0],
  object: (comment, { core }) => ({ node: 'PagePost', value: postOfComment(core.state, comment) }),
  permalink_url: (comment, { core }) => commentLink(core, comment),
  is_hidden: (comment) => comment.hiddenAt !== null,
  is_private: () => false,
  can_comment: may((allowed) => allowed.comment),
  can_hide: may((allowed) => allowed.hide),
  can_like: may((allowed) => allowed.like),
  can_remove: may((allowed) => allowed.remove),
  can_reply_privately: may((allowed) => allowed.replyPrivately),
  private_reply_conversation: privateConversation,
  comment_count: (comment, { core }) => descendantsOf(core.state, comment).length,
  like_count: (comment) => Object.values(comment.reactions).length,
  user_likes: (comment, { core }) =>
    comment.reactions[postOfComment(core.state, comment).pageId] !== undefined,
}

export const commentDefaults = ['created_time', 'from', 'message', 'id'] as const
