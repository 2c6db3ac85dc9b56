import { createHash } from 'node:crypto'
import type { HttpContext, HttpMiddleware } from './variables.ts'

/**
 * For public pages and their data: caches may keep them for `maxAgeSeconds` and ask afterwards whether they still hold. A response that
 * sets a cookie, failed or is shown to somebody signed in is left uncached.
 */
export function cachedPublicly(options: { readonly maxAgeSeconds: number }): HttpMiddleware {
  return async (c, next) => {
    await next()
    if (!mayBeCached(c)) return
    const tag = c.res.headers.get('etag') ?? (await entityTag(c.res))
    c.header('etag', tag)
    c.header('cache-control', `public, max-age=${options.maxAgeSeconds}`)
    // the language follows from the first two; the third stands on the 304 too, since a cache takes its headers from there
    c.header('vary', 'Accept-Language, Cookie, Accept-Encoding')
    if (isMatch(c.req.header('if-none-match'), tag)) c.res = notModified(c.res)
  }
}

function mayBeCached(c: HttpContext): boolean {
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  return isRead && c.res.status === 200 && c.var.actor === null && !c.res.headers.has('set-cookie')
}

/** Weak (W/): the same content, though perhaps compressed another way on the road. */
async function entityTag(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.clone().arrayBuffer())
  return `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
}

/** RFC 9110 §13.1.2: weak comparison, a list, or `*`. */
function isMatch(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  const opaque = (text: string): string => text.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some((candidate) => opaque(candidate) === opaque(tag))
}

function notModified(response: Response): Response {
  const headers = new Headers(response.headers)
  for (const name of ['content-length', 'content-type', 'content-encoding']) headers.delete(name)
  return new Response(null, { status: 304, headers })
}
