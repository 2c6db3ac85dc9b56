import { broken } from '../problem.ts'
import { readGraphTime } from '../lab-time.ts'
import type { NodeRef } from './refs.ts'

export type Modifiers = Readonly<Record<string, string>>

/** Rows with the instant they are sorted and bounded by. */
export type Row = { readonly ref: NodeRef; readonly key: string; readonly at: string }

export type RowsPage = {
  readonly rows: readonly Row[]
  readonly hasNext: boolean
  readonly hasPrevious: boolean
}

const DEFAULT_LIMIT = 25

const MARK = 'lab:'

/** Cursors are opaque to the caller and name the last row seen, so that rows arriving meanwhile shift nothing. */
export function cursorOf(row: Row): string {
  return Buffer.from(`${MARK}${row.key}`).toString('base64url')
}

function indexOfCursor(rows: readonly Row[], cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const key = text.startsWith(MARK) ? text.slice(MARK.length) : null
  const index = rows.findIndex((row) => row.key === key)
  if (index < 0) throw broken('wrong-value', '(#100) Invalid cursors values: malformed or expired cursor')
  return index
}

function within(rows: readonly Row[], modifiers: Modifiers): readonly Row[] {
  const since = readGraphTime(modifiers['since'] ?? '')
  const until = readGraphTime(modifiers['until'] ?? '')
  if (since === null && until === null) return rows
  return rows.filter(({ at }) => {
    const instant = Temporal.Instant.from(at)
    if (since !== null && Temporal.Instant.compare(instant, since) < 0) return false
    return until === null || Temporal.Instant.compare(instant, until) <= 0
  })
}

/** `isSparse`: half the rows asked for, which the network does when it filters after counting: `next` is the only sign of more. */
export function pageRows(all: readonly Row[], modifiers: Modifiers, isSparse: boolean): RowsPage {
  const rows = within(all, modifiers)
  const asked = modifiers['limit'] === undefined ? DEFAULT_LIMIT : Number(modifiers['limit'])
  const limit = isSparse ? Math.floor(asked / 2) || Math.min(asked, 1) : asked
  const { after, before } = modifiers
  if (before !== undefined) {
    const end = indexOfCursor(rows, before)
    const start = Math.max(0, end - limit)
    return { rows: rows.slice(start, end), hasNext: true, hasPrevious: start > 0 }
  }
  const start = after === undefined ? 0 : indexOfCursor(rows, after) + 1
  const end = start + limit
  return { rows: rows.slice(start, end), hasNext: limit > 0 && end < rows.length, hasPrevious: start > 0 }
}
