import { Duplex } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { chooseEncoding, type Encoding } from '../assets/precompress.ts'
import type { HttpContext, HttpMiddleware } from './variables.ts'

/** Bytes. A shorter answer fits in one packet as it is. */
const WORTH_IT_BYTES = 1024
const TEXTS =
  /^(text\/(html|css|plain|csv|javascript|xml)|application\/((problem|ld|feed)\+)?json|image\/svg\+xml)\b/i

/**
 * Compresses texts on their way out. Not event streams (each line must leave at once), not kept files (they go byte for byte), nothing
 * that is compressed already; and nothing for a request that another site may have caused: by sending its own guesses along and watching
 * the lengths it could read what stands on the page (BREACH; decision 8).
 */
export function compressTexts(): HttpMiddleware {
  return async (c, next) => {
    await next()
    if (!isText(c)) return
    addVary(c, 'Accept-Encoding')
    const encoding = chooseEncoding(c.req.header('accept-encoding'))
    if (encoding === 'identity' || c.req.method === 'HEAD' || mayBeForced(c) || isShort(c)) return
    const { body } = c.res
    if (body === null) return
    c.res = new Response(body.pipeThrough(compressor(encoding)), c.res)
    c.res.headers.delete('content-length')
    c.res.headers.set('content-encoding', encoding)
    const tag = c.res.headers.get('etag')
    // the same content in other bytes: the tag may only be a weak one (RFC 9110 §8.8.3)
    if (tag?.startsWith('"') === true) c.res.headers.set('etag', `W/${tag}`)
  }
}

function isText({ res }: HttpContext): boolean {
  const { headers, status } = res
  const isWhole = status !== 204 && status !== 206 && status !== 304
  const isAsItIs = ['content-encoding', 'content-disposition'].some((name) => headers.has(name))
  return isWhole && !isAsItIs && TEXTS.test(headers.get('content-type') ?? '')
}

/** Only a browser with a session has something to lose, and it says who asked; one that does not say is not trusted to. */
function mayBeForced(c: HttpContext): boolean {
  const site = c.req.header('sec-fetch-site')
  return c.req.header('cookie') !== undefined && site !== 'same-origin' && site !== 'none'
}

function isShort({ res }: HttpContext): boolean {
  const length = res.headers.get('content-length')
  return length !== null && Number(length) < WORTH_IT_BYTES
}

/** Brotli at 4: nearly what 11 gives for a page of text, in a fiftieth of the time. */
function compressor(encoding: Exclude<Encoding, 'identity'>): ReadableWritablePair<Uint8Array, Uint8Array> {
  const stream =
    encoding === 'br'
      ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : createGzip({ level: 6 })
  return Duplex.toWeb(stream) as ReadableWritablePair<Uint8Array, Uint8Array>
}

function addVary(c: HttpContext, name: string): void {
  const vary = c.res.headers.get('vary')
  if (vary?.toLowerCase().includes(name.toLowerCase()) === true) return
  c.res.headers.set('vary', vary === null ? name : `${vary}, ${name}`)
}
