import { Unavailable, type Access } from '../connector.ts'
import type { GraphCalls, Params } from '../meta/graph-calls.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'

/** Graph's largest page. */
const PAGE_SIZE = 100
/** A page may be empty and still have a next one; this many in all means that something is wrong. */
const MOST_PAGES = 200

/**
 * The comments under an object, page by page, as long as Graph says there is a next one. Only the cursor is taken from `next`: that
 * address carries the token. Throws `Unavailable` when the pages do not come to an end, so that a part is never taken for the whole.
 */
export async function* commentPages(
  calls: GraphCalls,
  access: Access,
  objectId: string,
  params: Params,
): AsyncGenerator<readonly Json[]> {
  let cursor: Params = {}
  const seen = new Set<string>()
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await calls.read(access, [objectId, 'comments'], {
      ...params,
      filter: 'stream',
      limit: String(PAGE_SIZE),
      ...cursor,
    })
    yield listAt(answer, 'data')
      .map(asRecord)
      .filter((row) => row !== null)
    const next = textAt(recordAt(answer, 'paging'), 'next')
    if (next === null) return
    const after =
      textAt(recordAt(recordAt(answer, 'paging'), 'cursors'), 'after') ??
      URL.parse(next)?.searchParams.get('after') ??
      null
    if (after === null || seen.has(after)) break
    seen.add(after)
    cursor = { after }
  }
  throw new Unavailable('Facebook: the pages of comments did not come to an end')
}
