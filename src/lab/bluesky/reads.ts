import { isBlocked } from '../town/comments.ts'
import { isPublic, postsOf } from '../town/posts.ts'
import type { TownComment, TownPost } from '../town/state.ts'
import type { Params } from './check-request.ts'
import type { Item, Json, LabCore } from './lab-core.ts'
import { actorByDid, actorNamed, handleOf, isAccount } from './people.ts'
import { broken, missing, XrpcProblem } from './problem.ts'
import { itemByKey, itemByUri, itemId, itemUri, recordOf } from './records.ts'
import { authorView, blockUri, gateView, isBlockedFor, postView, type Viewer } from './views.ts'

export type Read = (core: LabCore, viewer: Viewer, params: Params) => Json

const itemOfPost = (post: TownPost): Item => ({ item: post, comment: null })
const itemOfComment = (comment: TownComment): Item => ({ item: comment, comment })

const getPosts: Read = (core, viewer, params) => {
  const uris = params['uris'] as readonly string[]
  if (uris.length > 25) throw broken('wrong-parameter', 'uris must not have more than 25 elements')
  const found = uris.map((uri) => itemByUri(core, uri)).filter((one) => one !== null)
  const seen = found.filter(({ item }) => !isBlockedFor(core, viewer, item.authorId))
  return { posts: seen.map((one) => postView(core, viewer, one)) }
}

const getPostThread: Read = (core, viewer, params) => {
  const uri = String(params['uri'])
  const found = itemByUri(core, uri)
  if (found === null) throw missing('NotFound', uri)
  const postId = found.comment?.postId ?? found.item.id
  const root = core.town.state.posts[postId]
  const gate = root === undefined ? null : gateView(core, root.authorId, postId)
  const thread = threadNode(core, viewer, found, Number(params['depth']))
  return { thread, ...(gate === null ? {} : { threadgate: gate }) }
}

function threadNode(core: LabCore, viewer: Viewer, found: Item, depth: number): Json {
  if (isBlockedFor(core, viewer, found.item.authorId)) return blockedNode(core, viewer, found)
  const below = core.index
    .under(found.item.id)
    .filter((comment) => actorByDid(core.town.core, comment.authorId) !== undefined)
  return {
    $type: 'app.bsky.feed.defs#threadViewPost',
    post: postView(core, viewer, found),
    // What lies beyond the depth asked for is left out, not shown as empty.
    ...(depth > 0
      ? { replies: below.map((one) => threadNode(core, viewer, itemOfComment(one), depth - 1)) }
      : {}),
    threadContext: {},
  }
}

function blockedNode(core: LabCore, viewer: Viewer, found: Item): Json {
  const did = found.item.authorId
  const author = { did, viewer: { blockedBy: false, blocking: blockUri(core, viewer, did) ?? '' } }
  return { $type: 'app.bsky.feed.defs#blockedPost', uri: itemUri(found), blocked: true, author }
}

/** The cursor is the time and id of the last row handed over. */
function pageOf<T>(
  rows: readonly T[],
  key: (row: T) => string,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | undefined },
): { readonly rows: readonly T[]; readonly cursor?: string } {
  // Rows go downwards in their key, so the place is found by halving: there may be fifty thousand.
  let [from, end] = [0, cursor === undefined ? 0 : rows.length]
  while (from < end) {
    const middle = (from + end) >> 1
    const row = rows[middle]
    if (row !== undefined && cursor !== undefined && key(row) >= cursor) from = middle + 1
    else end = middle
  }
  const page = rows.slice(from, from + limit)
  const last = page.at(-1)
  return last === undefined || page.length < limit ? { rows: page } : { rows: page, cursor: key(last) }
}

const timeKey = ({ item }: Item): string => `${item.createdAt}::${item.id}`
const asked = (params: Params) => ({
  limit: Number(params['limit']),
  cursor: params['cursor'] === undefined ? undefined : String(params['cursor']),
})

const getAuthorFeed: Read = (core, viewer, params) => {
  const actor = actorNamed(core.town.core, String(params['actor']))
  if (actor === undefined) throw new XrpcProblem(400, 'InvalidRequest', 'Profile not found')
  const own = postsOf(core.town.core, actor.id)
    .filter((post) => post.authorId === actor.id)
    .map(itemOfPost)
  const replies = core.index
    .newestFirst()
    .filter((comment) => comment.authorId === actor.id)
    .map(itemOfComment)
  const all = params['filter'] === 'posts_no_replies' ? own : [...own, ...replies]
  const sorted = all.toSorted((a, b) => (timeKey(a) < timeKey(b) ? 1 : -1))
  const { rows, cursor } = pageOf(sorted, timeKey, asked(params))
  return {
    feed: rows.map((one) => ({ post: postView(core, viewer, one) })),
    ...(cursor === undefined ? {} : { cursor }),
  }
}

type Notice = Item & { readonly reason: 'reply' | 'mention' }

const listNotifications: Read = (core, viewer, params) => {
  const reasons = params['reasons'] as readonly string[] | undefined
  const all = noticesFor(core, viewer)
  const notices = reasons === undefined ? all : all.filter(({ reason }) => reasons.includes(reason))
  const { rows, cursor } = pageOf(notices, timeKey, asked(params))
  const { core: town } = core.town
  // Whom the account blocks does not notify it; a page is then shorter than asked for.
  const seen = rows.filter(
    ({ item }) =>
      actorByDid(town, item.authorId) !== undefined && !isBlocked(town, viewer.did, item.authorId),
  )
  return {
    notifications: seen.map((one) => noticeView(core, viewer, one)),
    ...(cursor === undefined ? {} : { cursor }),
    priority: false,
  }
}

/** Newest first. What the account hides in its threads does not notify. */
function noticesFor(core: LabCore, { did }: Viewer): readonly Notice[] {
  const { state, core: town } = core.town
  const isAnswer = ({ authorId, postId, parentId, standing }: TownComment) =>
    authorId !== did &&
    standing === 'visible' &&
    (state.posts[postId]?.authorId === did || state.comments[parentId ?? '']?.authorId === did)
  const replies = core.index
    .filtered(did, isAnswer)
    .map((comment) => ({ ...itemOfComment(comment), reason: 'reply' as const }))
  const mentions = Object.values(state.posts)
    .filter((post) => post.accountId === did && post.authorId !== did && isPublic(town, post))
    .map((post) => ({ ...itemOfPost(post), reason: 'mention' as const }))
  if (mentions.length === 0) return replies
  return [...replies, ...mentions].sort((a, b) => (timeKey(a) < timeKey(b) ? 1 : -1))
}

function noticeView(core: LabCore, viewer: Viewer, notice: Notice): Json {
  const record = recordOf(core, notice)
  const above =
    notice.comment === null ? null : itemByKey(core, notice.comment.parentId ?? notice.comment.postId)
  return {
    uri: itemUri(notice),
    cid: itemId(core, notice),
    author: authorView(core, viewer, notice.item.authorId),
    reason: notice.reason,
    ...(above === null ? {} : { reasonSubject: itemUri(above) }),
    record,
    isRead: false,
    indexedAt: notice.item.createdAt,
    labels: [],
  }
}

const getProfile: Read = (core, viewer, params) => {
  const actor = actorNamed(core.town.core, String(params['actor']))
  if (actor === undefined) throw new XrpcProblem(400, 'InvalidRequest', 'Profile not found')
  const account = isAccount(core.town.core, actor.id) ? core.town.state.accounts[actor.id] : undefined
  return {
    ...authorView(core, viewer, actor.id),
    handle: handleOf(actor),
    description:
      account === undefined ? '' : [account.about, account.link, account.email].filter(Boolean).join('\n'),
    followersCount: account?.followers ?? 0,
    followsCount: 0,
    postsCount: account === undefined ? 0 : postsOf(core.town.core, actor.id).length,
  }
}

export const reads: Readonly<Record<string, Read>> = {
  'app.bsky.feed.getPosts': getPosts,
  'app.bsky.feed.getPostThread': getPostThread,
  'app.bsky.feed.getAuthorFeed': getAuthorFeed,
  'app.bsky.notification.listNotifications': listNotifications,
  'app.bsky.actor.getProfile': getProfile,
}
