/** Rest.li 2.0 read strictly: what the protocol wants encoded must be encoded, and its own signs must not be. */
import { breach } from './problem.ts'

export type Parsed = string | readonly Parsed[] | { readonly [key: string]: Parsed }

type Cursor = { readonly text: string; at: number }

/** Throws a contract breach for anything that is not one whole value. */
export function parseRestli(raw: string): Parsed {
  const cursor = { text: raw, at: 0 }
  const value = readValue(cursor)
  if (cursor.at !== raw.length)
    throw breach('encoding', `unexpected "${raw.slice(cursor.at, cursor.at + 20)}"`)
  return value
}

function readValue(cursor: Cursor): Parsed {
  if (cursor.text.startsWith('List(', cursor.at)) {
    cursor.at += 5
    return readItems(cursor, readValue)
  }
  if (cursor.text[cursor.at] !== '(') return readText(cursor)
  cursor.at += 1
  return Object.fromEntries(readItems(cursor, readPair))
}

function readPair(cursor: Cursor): readonly [string, Parsed] {
  const key = readText(cursor)
  if (cursor.text[cursor.at] !== ':') throw breach('encoding', 'a key without a value')
  cursor.at += 1
  return [key, readValue(cursor)]
}

function readItems<T>(cursor: Cursor, readItem: (cursor: Cursor) => T): readonly T[] {
  const items: T[] = []
  while (cursor.text[cursor.at] !== ')') {
    if (items.length > 0) {
      if (cursor.text[cursor.at] !== ',') throw breach('encoding', 'a list that is not closed')
      cursor.at += 1
    }
    items.push(readItem(cursor))
  }
  cursor.at += 1
  return items
}

const SYNTAX = /[(),:]/

function readText(cursor: Cursor): string {
  const from = cursor.at
  while (cursor.at < cursor.text.length && !SYNTAX.test(cursor.text.charAt(cursor.at))) cursor.at += 1
  const raw = cursor.text.slice(from, cursor.at)
  if (raw === "''") return ''
  if (raw === '' || raw.includes("'")) throw breach('encoding', 'an empty or quoted value')
  try {
    return decodeURIComponent(raw)
  } catch {
    throw breach('encoding', `"${raw.slice(0, 40)}" is not percent-encoded UTF-8`)
  }
}

export function asText(value: Parsed | undefined): string | null {
  return typeof value === 'string' ? value : null
}

export function asList(value: Parsed | undefined): readonly Parsed[] | null {
  return Array.isArray(value) ? (value as readonly Parsed[]) : null
}

export function asPairs(value: Parsed | undefined): Readonly<Record<string, Parsed>> | null {
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, Parsed>>)
    : null
}
