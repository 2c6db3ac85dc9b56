import { ok, type LabCall, type Outcome } from './lab-call.ts'

type Row = { readonly id: string }

export type Paging<T extends Row> = {
  /** Newest first; those that are gone too, so that a place in the list is found again. */
  readonly rows: readonly T[]
  readonly isThere: (row: T) => boolean
  readonly show: (row: T) => unknown
  readonly path: string
  readonly usual: number
  readonly most: number
}

/**
 * One page as the server cuts it: `max_id` what is older, `since_id` the newest of what is newer, `min_id` what comes just after. Where to
 * go on stands in the `Link` header, with the other parameters repeated.
 */
export function pageOf<T extends Row>({ lab, query }: LabCall, paging: Paging<T>): Outcome {
  const { rows, usual, most } = paging
  const limit = Math.max(1, Math.min(most, Number(query.get('limit') ?? usual)))
  const maxId = query.get('max_id')
  const minId = query.get('min_id')
  const from = maxId === null ? 0 : placeOf(rows, maxId).after
  const to = placeOf(rows, minId ?? query.get('since_id')).before
  const page =
    minId === null
      ? firstThere(rows, { from, to, limit }, paging.isThere)
      : rows.slice(from, to).filter(paging.isThere).slice(-limit)
  const first = page[0]
  const last = page.at(-1)
  if (first === undefined || last === undefined) return ok([])
  const link = (rel: string, key: string, id: string) => {
    const next = new URLSearchParams(query)
    for (const name of ['max_id', 'min_id', 'since_id']) next.delete(name)
    next.set(key, id)
    return `<${lab.base()}${paging.path}?${next.toString()}>; rel="${rel}"`
  }
  const prev = link('prev', 'min_id', first.id)
  // A page that is not full is the last one.
  const links = page.length < limit ? [prev] : [link('next', 'max_id', last.id), prev]
  return ok(page.map(paging.show), { link: links.join(', ') })
}

/** Looks no further than it must: a list may hold fifty thousand. */
function firstThere<T>(
  rows: readonly T[],
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
  isThere: (row: T) => boolean,
): readonly T[] {
  const found: T[] = []
  for (let at = from; at < to && found.length < limit; at += 1) {
    const row = rows[at]
    if (row !== undefined && isThere(row)) found.push(row)
  }
  return found
}

/** Where a list is cut for an id: the id itself stands in neither half. An id that never was is placed by its size. */
function placeOf(
  rows: readonly Row[],
  id: string | null,
): { readonly before: number; readonly after: number } {
  if (id === null) return { before: rows.length, after: 0 }
  const index = rows.findIndex((row) => row.id === id)
  if (index >= 0) return { before: index, after: index + 1 }
  const isOlder = (row: Row) => compareIds(row.id, id) < 0
  const older = rows.findIndex(isOlder)
  return older < 0 ? { before: rows.length, after: rows.length } : { before: older, after: older }
}

function compareIds(a: string, b: string): number {
  return a.length === b.length ? a.localeCompare(b) : a.length - b.length
}
