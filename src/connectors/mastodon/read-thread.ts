import { Rejected, type Access, type NetworkComment, type NetworkPost } from '../connector.ts'
import { asRecord, idAt, listAt, type Json } from '../kit/json.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { mastodonProfile } from './profile.ts'
import { authorIdOf, eventComment, eventPost, isDirect, permalinkOf } from './read-status.ts'
import { askWholeContext } from './read-context.ts'
import type { ThreadPosts } from './thread-post.ts'
import { inThreadOrder } from './thread-order.ts'

/** The status itself; throws `Rejected` with `isGone` when it was taken away. */
export async function readStatus(
  calls: MastodonCalls,
  access: Access,
  id: string,
  purpose: QuotaPurpose = 'inbox',
): Promise<Json> {
  const { body } = await calls.send(access, { method: 'GET', path: ['api', 'v1', 'statuses', id], purpose })
  const status = asRecord(body)
  if (status === null) throw new Rejected('Mastodon: the answer is not a status', 'refused')
  return status
}

export async function fetchPost(calls: MastodonCalls, access: Access, id: string): Promise<NetworkPost> {
  const raw = await readStatus(calls, access, id)
  return { ...eventPost(raw, idAt(raw, 'id') ?? id, access.accountExternalId), raw }
}

/** Everything below a status, private messages left out; `limits.threadComments` is the most that a server hands over. */
export async function fetchThread(
  calls: MastodonCalls,
  access: Access,
  postExternalId: string,
): Promise<readonly NetworkComment[]> {
  const { body } = await askWholeContext(calls, access, { id: postExternalId, purpose: 'inbox' })
  const comments = listAt(asRecord(body), 'descendants').flatMap((item) => {
    const status = asRecord(item)
    const id = idAt(status, 'id')
    return status === null || id === null || isDirect(status)
      ? []
      : [asComment(access, status, id, postExternalId)]
  })
  return inThreadOrder(comments).slice(0, mastodonProfile.limits.threadComments)
}

export async function fetchComment(
  calls: MastodonCalls,
  posts: ThreadPosts,
  { access, id }: { readonly access: Access; readonly id: string },
): Promise<NetworkComment> {
  const status = await readStatus(calls, access, id)
  const post = await posts.postOf(access, status, 'inbox')
  return asComment(access, status, idAt(status, 'id') ?? id, post?.id ?? id)
}

function asComment(access: Access, status: Json, id: string, postExternalId: string): NetworkComment {
  const accountId = access.accountExternalId
  const isOwn = authorIdOf(status, accountId) === accountId
  return {
    ...eventComment(status, id, { postExternalId, accountId }),
    permalink: permalinkOf(status),
    isHidden: false,
    may: {
      reply: true,
      hide: false,
      remove: false,
      privateReply: !isOwn,
      block: !isOwn,
    },
    raw: status,
  }
}
