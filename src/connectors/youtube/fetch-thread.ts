import { Rejected, Unavailable, type Access, type NetworkComment } from '../connector.ts'
import { idAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { youtubeProfile } from './profile.ts'
import { itemsOf, readComment } from './read-objects.ts'
import { readThread, type ToldThread } from './read-threads.ts'
import { inThreadOrder } from './thread-order.ts'
import type { Params, YoutubeCalls } from './youtube-calls.ts'

const PAGE_SIZE = '100'
/** This many pages in one list means that they do not come to an end. */
const MOST_PAGES = 200
const CLOSED = ['commentsDisabled', 'commentNotFound', 'parentCommentNotFound', 'parentCommentIsPrivate']
/** What waits for review and what YouTube takes for spam must reach the inbox too. */
const STANDINGS = ['published', 'heldForReview', 'likelySpam'] as const

/**
 * The whole thread under a video. Threads come newest first, so of a discussion longer than the limit it is the newest part, handed over
 * oldest first all the same.
 */
export async function fetchThread(
  calls: YoutubeCalls,
  access: Access,
  videoId: string,
): Promise<readonly NetworkComment[]> {
  const most = youtubeProfile.limits.threadComments
  const found = new Map<string, NetworkComment>()
  for (const moderationStatus of STANDINGS) {
    const params = { part: 'snippet,replies', videoId, moderationStatus, order: 'time' }
    for await (const items of nothingIfClosed(pages(calls, access, 'commentThreads.list', params))) {
      for (const item of items) await addThread(item)
      if (found.size >= most) break
    }
  }
  return inThreadOrder([...found.values()].reverse()).slice(-most)

  async function addThread(item: Json): Promise<void> {
    const thread = readThread(item)
    if (thread === null || found.size >= most) return
    const told = thread.replies.length < thread.replyCount ? null : thread.replies
    const replies = told ?? (await allReplies(calls, access, thread, most - found.size))
    for (const comment of commentsOf(access, thread, replies)) {
      // A thread is listed once for each standing that a comment in it has.
      if (!found.has(comment.externalId) || comment.isHidden) found.set(comment.externalId, comment)
    }
  }
}

async function allReplies(
  calls: YoutubeCalls,
  access: Access,
  thread: ToldThread,
  most: number,
): Promise<readonly Json[]> {
  const replies = new Map<string, Json>()
  const add = (reply: Json) => {
    const id = idAt(reply, 'id')
    if (id !== null) replies.set(id, reply)
  }
  const below = pages(calls, access, 'comments.list', { part: 'snippet', parentId: thread.id })
  for await (const items of nothingIfClosed(below)) {
    items.forEach(add)
    if (replies.size >= most) break
  }
  // A reply that is held may stand here only.
  thread.replies.forEach(add)
  return [...replies.values()]
}

/** A film that takes no comments has none; a comment taken away meanwhile has no replies. */
async function* nothingIfClosed(asked: AsyncGenerator<readonly Json[]>): AsyncGenerator<readonly Json[]> {
  try {
    yield* asked
  } catch (error) {
    if (!(error instanceof Rejected && CLOSED.includes(error.code))) throw error
  }
}

function commentsOf(
  { accountExternalId }: Access,
  thread: ToldThread,
  replies: readonly Json[],
): readonly NetworkComment[] {
  const { id, videoId, canReply, isKeptBack } = thread
  const place = { accountExternalId, videoId, canReply, isKeptBack }
  const read = (raw: Json, parentId: string | null): NetworkComment | null => {
    const externalId = idAt(raw, 'id')
    return externalId === null ? null : readComment(raw, externalId, { ...place, parentId })
  }
  return [read(thread.top, null), ...replies.map((reply) => read(reply, id))].filter((one) => one !== null)
}

/** Page by page while YouTube names a next one. Throws `Unavailable` when that never ends, so that a part is never taken for the whole. */
export async function* pages(
  calls: YoutubeCalls,
  access: Access,
  method: 'commentThreads.list' | 'comments.list',
  params: Params,
): AsyncGenerator<readonly Json[]> {
  let pageToken: Params = {}
  const seen = new Set<string>()
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { json } = await calls.read(access, {
      method,
      params: { ...params, textFormat: 'plainText', maxResults: PAGE_SIZE, ...pageToken },
      purpose: 'inbox',
    })
    yield itemsOf(json)
    const next = textAt(json, 'nextPageToken')
    if (next === null || next === '') return
    if (seen.has(next)) break
    seen.add(next)
    pageToken = { pageToken: next }
  }
  throw new Unavailable('YouTube: the pages of comments did not come to an end')
}

/** One comment. A reply does not say which video it stands under, so its thread is asked for as well. */
export async function fetchComment(
  calls: YoutubeCalls,
  access: Access,
  commentExternalId: string,
): Promise<NetworkComment> {
  const thread = await threadById(calls, access, topIdOf(commentExternalId))
  const isTop = thread?.id === commentExternalId
  const raw = isTop ? thread.top : await findComment(calls, access, commentExternalId)
  const place = thread ?? (await threadById(calls, access, parentOf(raw) ?? commentExternalId))
  const isListed = place?.replies.find((reply) => idAt(reply, 'id') === commentExternalId)
  const [comment] = place === null ? [] : commentsOf(access, place, [isListed ?? raw]).slice(isTop ? 0 : 1)
  if (comment === undefined) throw new Rejected('YouTube: the comment is not there', 'commentNotFound', true)
  return comment
}

/** `thread.reply` is how YouTube writes the id of a reply; `parentOf` is asked where it does not hold. */
function topIdOf(commentExternalId: string): string {
  return commentExternalId.split('.')[0] ?? commentExternalId
}

export function parentOf(comment: Json): string | null {
  return idAt(recordAt(comment, 'snippet'), 'parentId')
}

/** Throws `Rejected` (`isGone`) when it is not there. */
export async function findComment(
  calls: YoutubeCalls,
  access: Access,
  id: string,
  purpose: 'inbox' | 'moderation' = 'inbox',
): Promise<Json> {
  const params = { part: 'snippet', id, textFormat: 'plainText' }
  const { json } = await calls.read(access, { method: 'comments.list', params, purpose })
  const [found] = itemsOf(json)
  if (found === undefined) throw new Rejected('YouTube: the comment is not there', 'commentNotFound', true)
  return found
}

async function threadById(calls: YoutubeCalls, access: Access, id: string): Promise<ToldThread | null> {
  const params = { part: 'snippet,replies', id, textFormat: 'plainText' }
  const { json } = await calls.read(access, { method: 'commentThreads.list', params, purpose: 'inbox' })
  const [item] = itemsOf(json)
  return item === undefined ? null : readThread(item)
}
