import { createHash } from 'node:crypto'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
/** Multicodec: dag-cbor for records, raw for files. */
const RECORD_CODEC = 0x71
const FILE_CODEC = 0x55

export function base32(bytes: Uint8Array): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += BASE32[(value >> (bits - 5)) & 31] ?? ''
      bits -= 5
    }
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + (BASE32[(value << (5 - bits)) & 31] ?? '') : text
}

/** A CID of version 1 over SHA-256: the same in form as the network's, though a record is hashed as JSON here. */
function contentId(codec: number, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest()
  return `b${base32(Uint8Array.of(1, codec, 0x12, 32, ...hash))}`
}

export const recordId = (record: unknown): string =>
  contentId(RECORD_CODEC, new TextEncoder().encode(JSON.stringify(record)))

export const fileId = (bytes: Uint8Array): string => contentId(FILE_CODEC, bytes)
