import { Rejected, type Access } from '../connector.ts'
import { asRecord, idAt, instantAt, listAt, type Json } from '../kit/json.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { askContext } from './read-context.ts'
import { recordsIn } from './records.ts'
import { authorIdOf, isDirect, mentionedIds } from './read-status.ts'

/** Threads remembered by one process, so that a busy one costs one question. */
const MOST_REMEMBERED = 20_000

export type ThreadPost = {
  readonly id: string
  readonly isOwn: boolean
  readonly at: Temporal.Instant | null
}

/**
 * Mastodon knows no posts and comments, only statuses that answer each other. To us the *post* of a status is the first one above it, or
 * itself, that the account wrote or that names the account: what is above that is between other people. Everything below it is a comment.
 */
export type ThreadPosts = {
  /** null: the status is its own post. */
  postOf(access: Access, status: Json, purpose: QuotaPurpose): Promise<ThreadPost | null>
  /** What a context that has been read anyway tells about those below. */
  learn(access: Access, post: ThreadPost, below: readonly Json[]): void
}

export function createThreadPosts(calls: MastodonCalls): ThreadPosts {
  const known = new Map<string, ThreadPost>()
  const keyOf = (access: Access, id: string) => `${access.accountExternalId} ${id}`
  const remember = (access: Access, ids: readonly string[], post: ThreadPost) => {
    for (const id of ids) known.set(keyOf(access, id), post)
    for (const key of known.keys()) {
      if (known.size <= MOST_REMEMBERED) break
      known.delete(key)
    }
  }

  return {
    async postOf(access, status, purpose) {
      const id = idAt(status, 'id')
      const parentId = idAt(status, 'in_reply_to_id')
      if (id === null || parentId === null) return null
      const found = known.get(keyOf(access, id)) ?? known.get(keyOf(access, parentId))
      if (found !== undefined) return found
      const above = await ancestorsOf(calls, access, id, purpose)
      const post = firstOfOurs(above, access.accountExternalId)
      // With nothing of ours above, what it answers is gone or between others: it stands for itself.
      if (post === null) return null
      const below = above.slice(above.findIndex((one) => idAt(one, 'id') === post.id))
      remember(access, [...below.flatMap((one) => idAt(one, 'id') ?? []), id], post)
      return post
    },
    learn(access, post, below) {
      const ids = below.flatMap((one) => idAt(one, 'id') ?? [])
      remember(access, [post.id, ...ids], post)
    },
  }
}

async function ancestorsOf(
  calls: MastodonCalls,
  access: Access,
  id: string,
  purpose: QuotaPurpose,
): Promise<readonly Json[]> {
  const answer = await askContext(calls, access, { id, purpose }).catch((error: unknown) => {
    // Taken away since we were told of it.
    if (error instanceof Rejected && error.isGone) return null
    throw error
  })
  return recordsIn(listAt(asRecord(answer?.body), 'ancestors'))
}

function asThreadPost(status: Json, id: string, accountId: string): ThreadPost {
  return { id, isOwn: authorIdOf(status, accountId) === accountId, at: instantAt(status, 'created_at') }
}

/** `above` is oldest first, as contexts are. */
function firstOfOurs(above: readonly Json[], accountId: string): ThreadPost | null {
  for (const status of above) {
    const id = idAt(status, 'id')
    const isOurs =
      authorIdOf(status, accountId) === accountId || mentionedIds(status, accountId).includes(accountId)
    if (id !== null && isOurs && !isDirect(status)) return asThreadPost(status, id, accountId)
  }
  return null
}
