import { commentsUnder } from '../town/comments.ts'
import type { TownComment } from '../town/state.ts'
import type { Town } from '../town/town.ts'

export type Thread = {
  /** Directly under the post, newest first. */
  readonly top: readonly TownComment[]
  /** By the comment they answer, oldest first. */
  readonly replies: ReadonlyMap<string, readonly TownComment[]>
  readonly count: number
}

/** What stands under each post, put in order once and not at every page: a thread may hold 50 000 comments. */
export type Threads = { under(postId: string): Thread }

export function createThreads(town: Town): Threads {
  const known = new Map<string, Thread>()
  town.listen(() => known.clear())
  return {
    under: (postId) => {
      const thread = known.get(postId) ?? build(commentsUnder(town.core, postId))
      known.set(postId, thread)
      return thread
    },
  }
}

function build(comments: readonly TownComment[]): Thread {
  const replies = new Map<string, TownComment[]>()
  const top: TownComment[] = []
  for (const comment of comments) {
    if (comment.parentId === null) top.push(comment)
    else replies.set(comment.parentId, [...(replies.get(comment.parentId) ?? []), comment])
  }
  top.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id))
  return { top, replies, count: comments.length }
}
