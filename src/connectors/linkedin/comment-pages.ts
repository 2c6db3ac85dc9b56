import type { QuotaPurpose } from '#core/quota/quota.ts'
import { Rejected, Unavailable, type Access } from '../connector.ts'
import { asRecord, type Json } from '../kit/json.ts'
import type { LinkedinCalls, RestAnswer } from './linkedin-calls.ts'
import { elementsOf, nextStart } from './paging.ts'

/** The most that LinkedIn hands over at a time. */
const COMMENTS_PER_PAGE = 100
/** More pages than the longest thread has: a list that goes on beyond does not come to an end. */
const MOST_PAGES = 2_000

export type CommentPage = {
  readonly answer: RestAnswer
  readonly rows: readonly Json[]
  readonly next: number | null
}

/** One page of the comments directly under a post or a comment. */
export async function commentPage(
  calls: LinkedinCalls,
  access: Access,
  under: { readonly urn: string; readonly start: number },
  purpose: QuotaPurpose,
): Promise<CommentPage> {
  const asked = { start: under.start, count: COMMENTS_PER_PAGE }
  const path = ['socialActions', under.urn, 'comments']
  const answer = await calls.read(access, { path, query: asked, purpose })
  const rows = elementsOf(answer.json)
    .map(asRecord)
    .filter((row) => row !== null)
  return { answer, rows, next: nextStart(answer.json, asked) }
}

/** What is under it is gone, or of a kind that has no comments. A missing right is neither and is thrown. */
export function nullIfUnreadable(error: unknown): null {
  if (error instanceof Rejected && (error.isGone || error.code === 'invalid-request')) return null
  throw error
}

/** All of them, page by page. Throws `Unavailable` when they never end, so that a part is never taken for the whole. */
export async function* commentPages(
  calls: LinkedinCalls,
  access: Access,
  urn: string,
  purpose: QuotaPurpose,
): AsyncGenerator<readonly Json[]> {
  let start: number | null = 0
  for (let page = 1; start !== null; page += 1) {
    if (page > MOST_PAGES) throw new Unavailable('LinkedIn: the pages of comments did not come to an end')
    const read: CommentPage = await commentPage(calls, access, { urn, start }, purpose)
    yield read.rows
    start = read.next
  }
}
