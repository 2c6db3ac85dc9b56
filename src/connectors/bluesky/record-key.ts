import { createHash } from 'node:crypto'

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz'
const TID_LENGTH = 13
const CLOCK_BITS = 10n
/** Derived keys claim a time within 2^47 µs (about four and a half years) from 2020-01-01, so none lies ahead of any clock. */
const FIRST_US = 1_577_836_800_000_000n
const SPAN_BITS = 47n

/**
 * A record key (TID) that is always the same for the same words: a repeated attempt meets its own first one instead of making a second
 * post. 57 bits of SHA-256: a hundred thousand posts of one account collide with a chance of one in ten million.
 */
export function derivedKey(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest()
  const bits = hash.readBigUInt64BE(0)
  const micros = FIRST_US + (bits & ((1n << SPAN_BITS) - 1n))
  const clockId = (bits >> SPAN_BITS) & ((1n << CLOCK_BITS) - 1n)
  return encodeTid((micros << CLOCK_BITS) | clockId)
}

function encodeTid(value: bigint): string {
  let rest = value
  let text = ''
  for (let index = 0; index < TID_LENGTH; index += 1) {
    text = `${ALPHABET[Number(rest & 31n)] ?? ''}${text}`
    rest >>= 5n
  }
  return text
}
