/** Reading what Meta sends: leniently, because fields come and go between versions, and without losing a digit of an id. */
export type Json = Readonly<Record<string, unknown>>

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown

const WHOLE_NUMBER = /^-?\d+$/

/**
 * Parses a body. Whole numbers beyond 2^53 become strings: old webhook bodies write ids as numbers, and a rounded id is somebody else's.
 * NUL and half surrogate pairs become U+FFFD, in keys too, because PostgreSQL stores neither; what is nested absurdly deeply becomes a word
 * in its place. One hostile item must not cost the body that it came in. Throws `SyntaxError` for anything that is not JSON.
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = withoutDepths(withWholeCharacters(new TextDecoder().decode(bytes)))
  return parseWithSource(text, (_key, value, { source }) => {
    const isRounded = typeof value === 'number' && !Number.isSafeInteger(value)
    return isRounded && source !== undefined && WHOLE_NUMBER.test(source) ? source : value
  })
}

/** Escapes, a run of `\uXXXX` at a time; any other escape as a whole, so that `\\u0000` stays the words that it is. */
const ESCAPES = /(?:\\u[0-9a-fA-F]{4})+|\\[^u]/g
const UNSTORABLE = /\\u(?:[dD][89a-fA-F]|0000)/

function withWholeCharacters(text: string): string {
  return text.replace(ESCAPES, (run) => (UNSTORABLE.test(run) ? storable(run) : run))
}

function storable(run: string): string {
  const units = run.split('\\u').slice(1)
  const characters = units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')
  return JSON.stringify(characters.toWellFormed().replaceAll('\u0000', '\ufffd')).slice(1, -1)
}

/** A thread of Bluesky's, a hundred answers deep, nests a quarter as deep; walking, storing and hashing a value all fail at some thousands. */
const MOST_DEPTH = 1_000
const CUT = '"(nested too deeply)"'
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 91, 93, 123, 125]

function withoutDepths(text: string): string {
  const kept: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) at = endOfText(text, at)
    else if (unit === OPEN_OBJECT || unit === OPEN_LIST) {
      depth += 1
      if (depth === MOST_DEPTH + 1) kept.push(text.slice(from, at), CUT)
    } else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) {
      if (depth === MOST_DEPTH + 1) from = at + 1
      depth -= 1
    }
  }
  return kept.length === 0 ? text : [...kept, text.slice(from)].join('')
}

/** Where the text that begins at this quote ends. */
function endOfText(text: string, quoteAt: number): number {
  let end = text.indexOf('"', quoteAt + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1
  return (at - first) % 2 === 1
}

export function asRecord(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}

export function recordAt(source: Json | null, key: string): Json | null {
  return asRecord(source?.[key])
}

export function listAt(source: Json | null, key: string): readonly unknown[] {
  const value = source?.[key]
  return Array.isArray(value) ? value : []
}

export function textAt(source: Json | null, key: string): string | null {
  const value = source?.[key]
  return typeof value === 'string' ? value : null
}

/** What is longer is no id, and would not fit into an index. */
const LONGEST_ID = 1_000

/** An id, written as a string or as a number; never empty. */
export function idAt(source: Json | null, key: string): string | null {
  const value = source?.[key]
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_ID ? value : null
}

/** Meta writes some of its booleans as text (`"is_deleted": "true"`). */
export function isTrueAt(source: Json | null, key: string): boolean {
  const value = source?.[key]
  return value === true || value === 'true'
}

/** Feed events count seconds, messaging events milliseconds; nothing before 1973 is in milliseconds. */
const FIRST_MILLISECONDS = 1e11

/** What PostgreSQL holds and a calendar shows; posts may be dated back to before 1970. */
const FIRST_YEAR_MS = Date.UTC(1000, 0)
const LAST_YEAR_MS = Date.UTC(9999, 0)

/** A time as Graph writes it: `2026-01-31T10:00:00+0000`, or a number since 1970. Anything else, and 0 for "none", is null. */
export function instantAt(source: Json | null, key: string): Temporal.Instant | null {
  const value = source?.[key]
  const number = typeof value === 'string' && WHOLE_NUMBER.test(value) ? Number(value) : value
  if (number === 0) return null
  try {
    const at = instantOf(number)
    if (at === null) return null
    return at.epochMilliseconds >= FIRST_YEAR_MS && at.epochMilliseconds < LAST_YEAR_MS ? at : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function instantOf(value: unknown): Temporal.Instant | null {
  if (typeof value === 'string') return Temporal.Instant.from(value)
  if (typeof value !== 'number') return null
  const ms = Math.abs(value) < FIRST_MILLISECONDS ? value * 1_000 : value
  return Temporal.Instant.fromEpochMilliseconds(Math.trunc(ms))
}
