import type { QuotaPurpose } from '#core/quota/quota.ts'
import type { Access } from '../connector.ts'
import { asRecord, type Json } from '../kit/json.ts'
import type { LinkedinCalls, RestAnswer } from './linkedin-calls.ts'
import { elementsOf, nextStart } from './paging.ts'

/** The most that LinkedIn hands over at a time. */
const COMMENTS_PER_PAGE = 100

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

/** All of them, page by page. */
export async function* commentPages(
  calls: LinkedinCalls,
  access: Access,
  urn: string,
  purpose: QuotaPurpose,
): AsyncGenerator<readonly Json[]> {
  let start: number | null = 0
  while (start !== null) {
    const page: CommentPage = await commentPage(calls, access, { urn, start }, purpose)
    yield page.rows
    start = page.next
  }
}
