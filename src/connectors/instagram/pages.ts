import { Unavailable, type Access } from '../connector.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { Asked, Graph } from './graph.ts'

/** Where a list goes on; null at its end. Only the cursor is taken from `next`: that address carries the token. */
export function nextCursor(list: Json | null): string | null {
  const paging = recordAt(list, 'paging')
  const next = textAt(paging, 'next')
  if (next === null) return null
  return textAt(recordAt(paging, 'cursors'), 'after') ?? URL.parse(next)?.searchParams.get('after') ?? null
}

export function rowsOf(list: Json | null): readonly Json[] {
  return listAt(list, 'data')
    .map(asRecord)
    .filter((row) => row !== null)
}

/** A page may be empty and still have a next one; this many in all means that something is wrong. */
const MOST_PAGES = 400

/**
 * The rows of a list, page by page, as long as Graph says there is a next one. Throws `Unavailable` when the pages do not come to an end,
 * so that a part is never taken for the whole.
 */
export async function* rowPages(
  graph: Graph,
  access: Access,
  asked: Asked,
  from: string | null = null,
): AsyncGenerator<readonly Json[]> {
  const seen = new Set<string>()
  let after = from
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const params = { ...asked.params, ...(after === null ? {} : { after }) }
    const answer = await graph.read(access, { ...asked, params })
    yield rowsOf(answer)
    after = nextCursor(answer)
    if (after === null) return
    if (seen.has(after)) break
    seen.add(after)
  }
  throw new Unavailable('Instagram: the pages of a list did not come to an end')
}
