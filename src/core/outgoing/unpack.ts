import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, type BrotliOptions, type ZlibOptions } from 'node:zlib'

type Unpack = (packed: Uint8Array, limit: ZlibOptions & BrotliOptions) => Promise<Buffer>

const UNPACKERS: Readonly<Record<string, Unpack | undefined>> = {
  gzip: promisify<Uint8Array, ZlibOptions, Buffer>(gunzip),
  'x-gzip': promisify<Uint8Array, ZlibOptions, Buffer>(gunzip),
  deflate: promisify<Uint8Array, ZlibOptions, Buffer>(inflate),
  br: promisify<Uint8Array, BrotliOptions, Buffer>(brotliDecompress),
}

export type Unpacked = { readonly bytes: Uint8Array } | { readonly problem: 'too-large' | 'encoding' }

/** A body that a server packed unasked, at most `maxBytes` unpacked: the rest of what would grow without end is never made. */
export async function unpack(packed: Uint8Array, encoding: string, maxBytes: number): Promise<Unpacked> {
  const unpacker = UNPACKERS[encoding.trim().toLowerCase()]
  if (packed.length === 0) return { bytes: packed }
  if (unpacker === undefined) return { problem: 'encoding' }
  try {
    return { bytes: await unpacker(packed, { maxOutputLength: Math.max(1, maxBytes) }) }
  } catch (error) {
    const isTooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return { problem: isTooLarge ? 'too-large' : 'encoding' }
  }
}
