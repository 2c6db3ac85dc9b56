/**
 * Rest.li 2.0 as LinkedIn speaks it in addresses: what is a value is percent-encoded, what is syntax (`List(…)`, `(key:value)`, the comma)
 * is not. A URN's colons are part of a value, so they are encoded; the colon between key and value is syntax and is not.
 */
export type RestliValue =
  string | number | boolean | readonly RestliValue[] | { readonly [key: string]: RestliValue }

export type RestliQuery = Readonly<Record<string, RestliValue>>

/** `encodeURIComponent` leaves these alone, but to Rest.li they are syntax. */
const SYNTAX = /[()']/g

function encodeText(text: string): string {
  if (text === '') return "''"
  // Half a surrogate pair cannot be written in an address at all.
  return encodeURIComponent(text.toWellFormed()).replace(
    SYNTAX,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

export function encodeRestli(value: RestliValue): string {
  if (typeof value === 'string') return encodeText(value)
  if (typeof value !== 'object') return encodeText(String(value))
  if (isList(value)) return `List(${value.map(encodeRestli).join(',')})`
  const pairs = Object.entries(value).map(([key, inner]) => `${encodeText(key)}:${encodeRestli(inner)}`)
  return `(${pairs.join(',')})`
}

export function encodePath(segments: readonly RestliValue[]): string {
  return segments.map(encodeRestli).join('/')
}

export function encodeQuery(query: RestliQuery): string {
  return Object.entries(query)
    .map(([key, value]) => `${encodeText(key)}=${encodeRestli(value)}`)
    .join('&')
}

function isList(value: object): value is readonly RestliValue[] {
  return Array.isArray(value)
}
