import type { z } from 'zod'
import type { Json } from '../canonical-json.ts'
import { InvalidInput } from '../errors.ts'
import { isStorable } from './text.ts'

const LONGEST_CURSOR = 1000

/** The position after which the next page begins, as one opaque word for an address. Not secret, not signed: it only says where. */
export function encodeCursor(position: Json): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url')
}

/** Throws `InvalidInput` (400) for anything that `encodeCursor` has not made for this list. */
export function decodeCursor<T extends z.ZodType>(cursor: string, schema: T): z.output<T> {
  const parsed = schema.safeParse(parse(cursor))
  if (!parsed.success) throw new InvalidInput([{ field: 'cursor', code: 'invalid-cursor' }])
  return parsed.data
}

function parse(cursor: string): unknown {
  if (cursor.length > LONGEST_CURSOR || !/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return areTextsStorable(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** A character that PostgreSQL cannot hold would otherwise become a database error. */
function areTextsStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => isStorable(key) && areTextsStorable(inner))
}
