import type { LabComment, LabMessage, LabPage, LabPost, LabState } from '../state.ts'

export function isByPage(state: LabState, comment: LabComment): boolean {
  return state.pages[comment.authorId] !== undefined
}

export function pageOfPost(state: LabState, post: LabPost): LabPage {
  const page = state.pages[post.pageId]
  if (page === undefined) throw new Error(`post ${post.id} belongs to no page`)
  return page
}

export function postOfComment(state: LabState, comment: LabComment): LabPost {
  const post = state.posts[comment.postId]
  if (post === undefined) throw new Error(`comment ${comment.id} stands under no post`)
  return post
}

/** Gone for everybody: removed itself, or together with what it stood under. */
export function isGone(state: LabState, comment: LabComment): boolean {
  if (comment.removedAt !== null) return true
  const parent = comment.parentId === null ? undefined : state.comments[comment.parentId]
  if (parent !== undefined) return isGone(state, parent)
  return postOfComment(state, comment).removedAt !== null
}

const inOrder = (a: LabComment, b: LabComment): number => a.createdAt.localeCompare(b.createdAt)

/** Every comment that still stands under a post, oldest first, as the Page sees it: hidden ones included. */
export function commentsUnder(state: LabState, postId: string): LabComment[] {
  return Object.values(state.comments)
    .filter((comment) => comment.postId === postId && !isGone(state, comment))
    .sort(inOrder)
}

export function repliesTo(state: LabState, comment: LabComment): LabComment[] {
  return commentsUnder(state, comment.postId).filter((one) => one.parentId === comment.id)
}

/** Replies, their replies and so on, oldest first. */
export function descendantsOf(state: LabState, comment: LabComment): LabComment[] {
  const isBelow = (one: LabComment): boolean => {
    const parent = one.parentId === null ? undefined : state.comments[one.parentId]
    return parent !== undefined && (parent.id === comment.id || isBelow(parent))
  }
  return commentsUnder(state, comment.postId).filter(isBelow)
}

/** 1 for a comment directly under the post. */
export function depthOf(state: LabState, comment: LabComment): number {
  const parent = comment.parentId === null ? undefined : state.comments[comment.parentId]
  return parent === undefined ? 1 : 1 + depthOf(state, parent)
}

export function messagesBetween(state: LabState, pageId: string, personId: string): LabMessage[] {
  return state.messages.filter((one) => one.pageId === pageId && one.personId === personId)
}
