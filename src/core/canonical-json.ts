/** JSON Canonicalization Scheme, RFC 8785: one text for one value, so that its hash means something. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Throws `TypeError` for what JSON cannot carry exactly (NaN, Infinity, lone surrogates): hashing a guess would be worse. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (value === null || typeof value === 'boolean') return String(value)
  // Array.from visits holes too, which map would leave out: "[1,,2]" is no JSON
  if (isArray(value)) return `[${Array.from(value, (item) => canonicalJson(item)).join(',')}]`
  const members = Object.keys(value)
    .sort(byUtf16)
    .map((key) => `${canonicalString(key)}:${canonicalJson(value[key] ?? null)}`)
  return `{${members.join(',')}}`
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** RFC 8785 §3.2.3 orders by UTF-16 code units, which is what JavaScript compares. */
function byUtf16(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function canonicalString(value: string): string {
  if (!value.isWellFormed())
    throw new TypeError('a text with half a character (lone surrogate) has no canonical form')
  return JSON.stringify(value)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`)
  return JSON.stringify(value)
}
