import { breach } from '../problems.ts'
import type { NodeRef } from './refs.ts'

type Modifiers = Readonly<Record<string, string>>
export type Row = { readonly ref: NodeRef; readonly key: string }
export type RowsPage = { readonly rows: readonly Row[]; readonly hasNext: boolean }

const DEFAULT_LIMIT = 25

/** Cursors are opaque to the caller and name the last row seen, so that rows arriving meanwhile shift nothing. */
export function cursorOf({ key }: Row): string {
  return Buffer.from(`ig:${key}`).toString('base64url')
}

export function pageRows(all: readonly Row[], modifiers: Modifiers, most: number): RowsPage {
  const limit = Number(modifiers['limit'] ?? Math.min(DEFAULT_LIMIT, most))
  if (limit > most) throw breach('limit', `(#100) Param limit must be a number less than or equal to ${most}`)
  const { after } = modifiers
  const start = after === undefined ? 0 : indexOf(all, after) + 1
  return { rows: all.slice(start, start + limit), hasNext: limit > 0 && start + limit < all.length }
}

function indexOf(rows: readonly Row[], cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const index = rows.findIndex(({ key }) => text.length === key.length + 3 && text.endsWith(key))
  if (index < 0) throw breach('wrong-value', '(#100) Invalid cursors values: malformed or expired cursor')
  return index
}
