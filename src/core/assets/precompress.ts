import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

export type Encoding = 'br' | 'gzip' | 'identity'
export type EncodedBytes = Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>
export type AssetFile = { readonly type: string; readonly bytes: EncodedBytes; readonly compressed: boolean }

const plain = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/** Compresses once, at start, as hard as it goes. What is compressed already (fonts) is kept as it is. */
export async function precompress(bytes: Uint8Array, compressible: boolean): Promise<EncodedBytes> {
  const identity = plain(bytes)
  if (!compressible) return { identity, br: identity, gzip: identity }
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const [br, gz] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: 9 })])
  return { identity, br: plain(br), gzip: plain(gz) }
}

/** The best encoding an `Accept-Encoding` header allows (RFC 9110 12.5.3): brotli, gzip, else none; `q=0` forbids one. */
export function chooseEncoding(header: string | undefined): Encoding {
  const weights = new Map<string, number>()
  for (const part of (header ?? '').split(',')) {
    const [coding = '', ...parameters] = part.trim().toLowerCase().split(';')
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((found) => found !== undefined)
    if (coding !== '') weights.set(coding.trim(), q === undefined ? 1 : Number(q))
  }
  const weight = (coding: Encoding) => weights.get(coding) ?? weights.get('*') ?? 0
  if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br'
  return weight('gzip') > 0 ? 'gzip' : 'identity'
}
