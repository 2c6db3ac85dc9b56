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

type Thread = {
  /** Oldest first. */
  readonly all: readonly LabComment[]
  readonly below: ReadonlyMap<string | null, readonly LabComment[]>
}

const STORM = 1_000
const storms = new WeakMap<LabState, { readonly seen: string; readonly thread: Thread }>()

/** Of a storm the thread is put in order once and not for each of its rows; whatever happens is a number or an event more. */
function threadUnder(state: LabState, postId: string): Thread {
  const seen = `${postId} ${state.nextNumber} ${state.events.length} ${state.posts[postId]?.removedAt ?? ''}`
  const storm = storms.get(state)
  if (storm?.seen === seen) return storm.thread
  const all = Object.values(state.comments)
    .filter((comment) => comment.postId === postId && !isGone(state, comment))
    .sort(inOrder)
  const thread = { all, below: Map.groupBy(all, ({ parentId }) => parentId) }
  if (all.length > STORM) storms.set(state, { seen, thread })
  return thread
}

/** Every comment that still stands under a post, oldest first, as the Page sees it: hidden ones included. */
export function commentsUnder(state: LabState, postId: string): readonly LabComment[] {
  return threadUnder(state, postId).all
}

export function repliesTo(state: LabState, { postId, id }: LabComment): readonly LabComment[] {
  return threadUnder(state, postId).below.get(id) ?? []
}

/** Replies, their replies and so on, oldest first. */
export function descendantsOf(state: LabState, { postId, id }: LabComment): readonly LabComment[] {
  const { below } = threadUnder(state, postId)
  const found: LabComment[] = [...(below.get(id) ?? [])]
  // The list grows while it is walked.
  for (const one of found) found.push(...(below.get(one.id) ?? []))
  return found.sort(inOrder)
}

/** 1 for a comment directly under the post. */
export function depthOf(state: LabState, comment: LabComment): number {
  const parent = comment.parentId === null ? undefined : state.comments[comment.parentId]
  return parent === undefined ? 1 : 1 + depthOf(state, parent)
}

export function messagesBetween(state: LabState, pageId: string, personId: string): LabMessage[] {
  return state.messages.filter((one) => one.pageId === pageId && one.personId === personId)
}
