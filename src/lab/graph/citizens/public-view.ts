import { NotFound } from '#core/errors.ts'
import type { LabCore } from '../lab-core.ts'
import type { LabComment, LabPost, Reaction } from '../state.ts'
import { commentsUnder, isByPage, pageOfPost } from '../thread/find.ts'

/** A comment as somebody who visits the page sees it. */
export type PublicComment = {
  readonly id: string
  readonly authorId: string
  readonly authorName: string
  readonly isByPage: boolean
  readonly isOwn: boolean
  /** Shown to its author and their friends only, who are not told that it is hidden. */
  readonly isHiddenFromOthers: boolean
  readonly text: string
  readonly media: string | null
  readonly createdAt: string
  readonly editedAt: string | null
  readonly reactionCount: number
  readonly ownReaction: Reaction | null
  readonly replies: readonly PublicComment[]
}

export type PublicPost = {
  readonly post: LabPost
  readonly pageName: string
  readonly reactionCount: number
  readonly ownReaction: Reaction | null
  /** Everything visible, replies included. */
  readonly commentCount: number
  readonly comments: readonly PublicComment[]
}

function isVisible(core: LabCore, comment: LabComment, viewerId: string | null): boolean {
  if (comment.hiddenAt === null) return true
  if (viewerId === null) return false
  return (
    comment.authorId === viewerId || core.state.people[comment.authorId]?.friends.includes(viewerId) === true
  )
}

function toPublic(
  core: LabCore,
  comment: LabComment,
  viewerId: string | null,
): Omit<PublicComment, 'replies'> {
  const { id, authorId, text, media, createdAt, editedAt, hiddenAt, reactions } = comment
  const author = core.state.people[authorId] ?? core.state.pages[authorId]
  return {
    id,
    authorId,
    authorName: author?.name ?? '',
    isByPage: isByPage(core.state, comment),
    isOwn: authorId === viewerId,
    isHiddenFromOthers: hiddenAt !== null,
    text,
    media,
    createdAt,
    editedAt,
    reactionCount: Object.keys(reactions).length,
    ownReaction: viewerId === null ? null : (reactions[viewerId] ?? null),
  }
}

/**
 * A post with its thread as the public sees it, or as one person does. What is hidden is gone for others, with everything under it.
 * Throws `NotFound` for a post that is not there.
 */
export function publicView(core: LabCore, postId: string, viewerId: string | null = null): PublicPost {
  const post = core.state.posts[postId]
  if (post?.removedAt !== null) throw new NotFound('post', postId)
  const visible = commentsUnder(core.state, postId).filter((one) => isVisible(core, one, viewerId))
  const below = (parentId: string | null): PublicComment[] =>
    visible
      .filter((one) => one.parentId === parentId)
      .map((one) => ({ ...toPublic(core, one, viewerId), replies: below(one.id) }))
  const comments = below(null)
  const count = (list: readonly PublicComment[]): number =>
    list.reduce((sum, one) => sum + 1 + count(one.replies), 0)
  return {
    post,
    pageName: pageOfPost(core.state, post).name,
    reactionCount: Object.keys(post.reactions).length,
    ownReaction: viewerId === null ? null : (post.reactions[viewerId] ?? null),
    commentCount: count(comments),
    comments,
  }
}
