import { Rejected, type Access } from '../connector.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { GraphCalls, Params } from '../meta/graph-calls.ts'

/** Where a list goes on, as Graph says: only the cursor of `next`, since that address carries the token. */
export function nextCursor(answer: Json): string | null {
  const paging = recordAt(answer, 'paging')
  const next = textAt(paging, 'next')
  if (next === null) return null
  return textAt(recordAt(paging, 'cursors'), 'after') ?? URL.parse(next)?.searchParams.get('after') ?? null
}

export function rowsOf(answer: Json): readonly Json[] {
  return listAt(answer, 'data')
    .map(asRecord)
    .filter((row) => row !== null)
}

type Asked = { readonly params: Params; readonly mostPages: number }

/** A list page by page, as long as there is a next one and no longer than `mostPages`. */
export async function* listPages(
  calls: GraphCalls,
  access: Access,
  path: readonly string[],
  { params, mostPages }: Asked,
): AsyncGenerator<readonly Json[]> {
  let cursor: Params = {}
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await calls.read(access, path, { limit: '50', ...params, ...cursor })
    yield rowsOf(answer)
    const after = nextCursor(answer)
    if (after === null || after === cursor['after']) return
    cursor = { after }
  }
}

/** Cursors do not last: an old one is refused as a bad parameter, which says nothing about the list. */
export function isStaleCursor(error: unknown): boolean {
  return error instanceof Rejected && error.code === '100' && !error.isGone
}
