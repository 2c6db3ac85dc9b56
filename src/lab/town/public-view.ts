import { NotFound } from '#core/errors.ts'
import { commentsUnder } from './comments.ts'
import { isPublic } from './posts.ts'
import type { TownComment, TownMedia, TownPost } from './state.ts'
import type { TownCore } from './town-core.ts'

/** A comment as somebody who visits sees it. */
export type PublicComment = {
  readonly id: string
  readonly authorId: string
  readonly authorName: string
  readonly isByAccount: boolean
  readonly isOwn: boolean
  /** Shown to its writer only, who is not told that others do not see it. */
  readonly isHiddenFromOthers: boolean
  readonly text: string
  readonly media: readonly TownMedia[]
  readonly createdAt: string
  readonly editedAt: string | null
  readonly reactionCount: number
  readonly ownReaction: string | null
  readonly replies: readonly PublicComment[]
}

export type PublicPost = {
  readonly post: TownPost
  readonly accountName: string
  readonly reactionCount: number
  readonly ownReaction: string | null
  readonly commentCount: number
  readonly comments: readonly PublicComment[]
}

/**
 * A post with its thread as the public sees it, or as one person does. What is hidden or held is gone for others, with everything under it.
 * Throws `NotFound` for a post that is not public.
 */
export function publicView(core: TownCore, postId: string, viewerId: string | null = null): PublicPost {
  const post = core.state.posts[postId]
  if (post === undefined || !isPublic(core, post)) throw new NotFound('post', postId)
  const visible = commentsUnder(core, postId).filter(
    ({ standing, authorId }) => standing === 'visible' || authorId === viewerId,
  )
  const below = (parentId: string | null): PublicComment[] =>
    visible
      .filter((one) => one.parentId === parentId)
      .map((one) => ({ ...toPublic(core, one, viewerId), replies: below(one.id) }))
  const comments = below(null)
  const count = (list: readonly PublicComment[]): number =>
    list.reduce((sum, one) => sum + 1 + count(one.replies), 0)
  const author = core.state.accounts[post.authorId] ?? core.state.people[post.authorId]
  return {
    post,
    accountName: author?.name ?? '',
    reactionCount: Object.keys(post.reactions).length,
    ownReaction: viewerId === null ? null : (post.reactions[viewerId] ?? null),
    commentCount: count(comments),
    comments,
  }
}

function toPublic(
  core: TownCore,
  comment: TownComment,
  viewerId: string | null,
): Omit<PublicComment, 'replies'> {
  const { id, authorId, text, media, createdAt, editedAt, standing, reactions } = comment
  const account = core.state.accounts[authorId]
  return {
    id,
    authorId,
    authorName: (account ?? core.state.people[authorId])?.name ?? '',
    isByAccount: account !== undefined,
    isOwn: authorId === viewerId,
    isHiddenFromOthers: standing !== 'visible',
    text,
    media,
    createdAt,
    editedAt,
    reactionCount: Object.keys(reactions).length,
    ownReaction: viewerId === null ? null : (reactions[viewerId] ?? null),
  }
}
