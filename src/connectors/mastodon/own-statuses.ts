import type { QuotaPurpose } from '#core/quota/quota.ts'
import { Unavailable, type Access } from '../connector.ts'
import { instantAt, type Json } from '../kit/json.ts'
import { ownNumber } from './ids.ts'
import { pageAt } from './link-header.ts'
import type { Answer, MastodonCalls } from './mastodon-calls.ts'
import { recordsOf } from './records.ts'

/** 40 statuses each: more than any account writes in a lifetime. */
const MOST_PAGES = 5_000

/** Everything the account wrote, newest first, page by page as the server says. Throws `Unavailable` when the pages do not come to an end. */
export async function* ownPages(
  calls: MastodonCalls,
  access: Access,
  purpose: QuotaPurpose,
): AsyncGenerator<Answer> {
  const path = ['api', 'v1', 'accounts', ownNumber(access), 'statuses']
  const seen = new Set<string>()
  let page: Readonly<Record<string, string>> = {}
  for (let n = 0; n < MOST_PAGES; n += 1) {
    const query = { limit: '40', exclude_reblogs: 'true', ...page }
    const answer = await calls.send(access, { method: 'GET', path, query, purpose })
    // Some servers name a next page that turns out to be empty.
    if (n > 0 && statusesIn(answer).length === 0) return
    yield answer
    const maxId = pageAt(answer.headers['link'], 'next')?.['max_id']
    if (maxId === undefined) return
    if (seen.has(maxId)) break
    seen.add(maxId)
    page = { max_id: maxId }
  }
  throw new Unavailable('Mastodon: the pages of statuses did not come to an end')
}

export function statusesIn({ body }: Answer): readonly Json[] {
  return recordsOf(body)
}

/** The newest of the account's own statuses that is the one sought and not older than that; null: asked, and not there. */
export async function findOwn(
  calls: MastodonCalls,
  access: Access,
  sought: {
    readonly notBefore: Temporal.Instant
    readonly purpose: QuotaPurpose
    readonly is: (status: Json) => boolean
  },
): Promise<Json | null> {
  for await (const answer of ownPages(calls, access, sought.purpose)) {
    const rows = statusesIn(answer)
    const found = rows.find((status) => isSince(status, sought.notBefore) && sought.is(status))
    if (found !== undefined) return found
    const last = rows.at(-1)
    if (last !== undefined && !isSince(last, sought.notBefore)) return null
  }
  return null
}

export function isSince(status: Json, notBefore: Temporal.Instant): boolean {
  const at = instantAt(status, 'created_at')
  return at !== null && Temporal.Instant.compare(at, notBefore) >= 0
}
