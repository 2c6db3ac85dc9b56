/** Reading what Meta sends: leniently, because fields come and go between versions, and without losing a digit of an id. */
export type Json = Readonly<Record<string, unknown>>

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown

/** `\u0000` written in JSON, but not the text `\\u0000`. */
const ESCAPED_NUL = /(?<!\\)((?:\\\\)*)\\u0000/g
const WHOLE_NUMBER = /^-?\d+$/

/**
 * Parses a body. Whole numbers beyond 2^53 become strings: old webhook bodies write ids as numbers, and a rounded id is somebody else's.
 * NUL and half surrogate pairs become U+FFFD, because PostgreSQL stores neither and one hostile comment must not stop a whole body.
 * Throws `SyntaxError` for anything that is not JSON, or that is nested too deeply to walk.
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes).replace(ESCAPED_NUL, '$1\\ufffd')
  try {
    return parseWithSource(text, (_key, value, { source }) => {
      if (typeof value === 'string') return value.toWellFormed()
      const isRounded = typeof value === 'number' && !Number.isSafeInteger(value)
      return isRounded && source !== undefined && WHOLE_NUMBER.test(source) ? source : value
    })
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxError('nested too deeply', { cause: error })
    throw error
  }
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

/** An id, written as a string or as a number; never empty. */
export function idAt(source: Json | null, key: string): string | null {
  const value = source?.[key]
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}

export function isTrueAt(source: Json | null, key: string): boolean {
  return source?.[key] === true
}

/** Feed events count seconds, messaging events milliseconds; nothing before 1973 is in milliseconds. */
const FIRST_MILLISECONDS = 1e11

/** A time as Graph writes it: `2026-01-31T10:00:00+0000`, or a number since 1970. Anything else is null. */
export function instantAt(source: Json | null, key: string): Temporal.Instant | null {
  const value = source?.[key]
  const number = typeof value === 'string' && WHOLE_NUMBER.test(value) ? Number(value) : value
  try {
    if (typeof number === 'number') {
      const ms = Math.abs(number) < FIRST_MILLISECONDS ? number * 1_000 : number
      return Temporal.Instant.fromEpochMilliseconds(Math.trunc(ms))
    }
    return typeof number === 'string' ? Temporal.Instant.from(number) : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
