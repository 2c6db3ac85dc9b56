import type { Access, NetworkComment } from '../connector.ts'
import { idAt, recordAt, type Json } from '../kit/json.ts'
import type { Graph } from './graph.ts'
import { nextCursor, rowPages, rowsOf } from './pages.ts'
import {
  COMMENT_FIELDS,
  COMMENTS_PAGE,
  readComment,
  THREAD_FIELDS,
  type CommentPlace,
} from './read-objects.ts'

/**
 * A whole thread, oldest first, at most `most` comments. Instagram hands over the newest first and has no other order, so of a thread
 * longer than that it is the newest that are read; what is older has come by webhook or by harvesting.
 */
export async function fetchThread(
  graph: Graph,
  access: Access,
  place: Omit<CommentPlace, 'parentExternalId'>,
  most: number,
): Promise<readonly NetworkComment[]> {
  const found = new Map<string, NetworkComment>()
  for await (const { row, parentExternalId } of threadRows(graph, access, place.postExternalId)) {
    const externalId = idAt(row, 'id')
    if (externalId !== null)
      found.set(externalId, readComment(row, externalId, { ...place, parentExternalId }))
    if (found.size >= most) break
  }
  return inThreadOrder([...found.values()])
}

type ThreadRow = { readonly row: Json; readonly parentExternalId: string | null }

/** Each comment, followed by its answers. */
async function* threadRows(graph: Graph, access: Access, postId: string): AsyncGenerator<ThreadRow> {
  const params = { fields: THREAD_FIELDS, limit: COMMENTS_PAGE }
  for await (const page of rowPages(graph, access, { path: [postId, 'comments'], params })) {
    for (const row of page) {
      yield { row, parentExternalId: null }
      const parentExternalId = idAt(row, 'id')
      if (parentExternalId !== null) yield* replyRows(graph, access, row, parentExternalId)
    }
  }
}

async function* replyRows(
  graph: Graph,
  access: Access,
  comment: Json,
  parentExternalId: string,
): AsyncGenerator<ThreadRow> {
  for await (const page of replyPages(graph, access, comment, parentExternalId))
    for (const row of page) yield { row, parentExternalId }
}

/** The answers that came with a comment, and the pages after them. */
async function* replyPages(
  graph: Graph,
  access: Access,
  comment: Json,
  externalId: string,
): AsyncGenerator<readonly Json[]> {
  const replies = recordAt(comment, 'replies')
  yield rowsOf(replies)
  const after = nextCursor(replies)
  if (after === null) return
  const asked = { path: [externalId, 'replies'], params: { fields: COMMENT_FIELDS, limit: COMMENTS_PAGE } }
  yield* rowPages(graph, access, asked, after)
}

/** Oldest first and a parent before its answers: times have whole seconds, so an answer can bear the same one. */
function inThreadOrder(comments: readonly NetworkComment[]): readonly NetworkComment[] {
  const times = new Map(comments.map((one) => [one.externalId, one.postedAt?.epochMilliseconds ?? 0]))
  const own = ({ externalId }: NetworkComment) => times.get(externalId) ?? 0
  const atMs = (one: NetworkComment) => Math.max(own(one), times.get(one.parentExternalId ?? '') ?? 0)
  const level = (one: NetworkComment) => (one.parentExternalId === null ? 0 : 1)
  return comments
    .map((comment, index) => ({ comment, index }))
    .sort((a, b) => {
      const byTime = atMs(a.comment) - atMs(b.comment) || level(a.comment) - level(b.comment)
      // Comments were sent newest first, so of two within one second the later in the list is the older.
      return byTime || (level(a.comment) === 0 ? b.index - a.index : a.index - b.index)
    })
    .map(({ comment }) => comment)
}
