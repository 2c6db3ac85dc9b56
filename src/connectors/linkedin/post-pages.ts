import type { QuotaPurpose } from '#core/quota/quota.ts'
import type { Access } from '../connector.ts'
import { asRecord, type Json } from '../kit/json.ts'
import type { LinkedinCalls, RestAnswer } from './linkedin-calls.ts'
import { elementsOf, nextStart } from './paging.ts'
import { accountUrn } from './urns.ts'

export type PostPage = {
  readonly answer: RestAnswer
  readonly rows: readonly Json[]
  readonly next: number | null
}

/** One page of the account's own posts, newest first by `sortBy`. */
export async function postPage(
  calls: LinkedinCalls,
  access: Access,
  asked: {
    readonly start: number
    readonly count: number
    readonly sortBy: 'CREATED' | 'LAST_MODIFIED'
  },
  purpose: QuotaPurpose,
): Promise<PostPage> {
  const answer = await calls.read(access, {
    path: ['posts'],
    query: { q: 'author', author: accountUrn(access.accountExternalId), ...asked },
    restliMethod: 'FINDER',
    purpose,
  })
  const rows = elementsOf(answer.json)
    .map(asRecord)
    .filter((row) => row !== null)
  return { answer, rows, next: nextStart(answer.json, asked) }
}
