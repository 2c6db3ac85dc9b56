import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * The hidden field of every form (`_csrf`). It is bound to the session, or before sign-in to a cookie that only our own page could have
 * set, and made with a key, so that neither a leaked hash nor a cookie planted by a neighbouring host is enough to make one.
 */
export const CSRF_FIELD = '_csrf'

/** What the form is bound to: a session's token hash, or the value of the form cookie. */
export type CsrfBinding = { readonly kind: 'session' | 'visitor'; readonly value: string }

const MAC_BYTES = 32

/**
 * `key` = `deriveKey(masterKey, 'forms')`. Another text each time it is asked for: what must hold is hidden under a random mask that
 * goes with it, so that the length of a compressed page says nothing about it (BREACH; decision 8).
 */
export function csrfToken(key: Buffer, binding: CsrfBinding): string {
  const mask = randomBytes(MAC_BYTES)
  return Buffer.concat([mask, xor(macOf(key, binding), mask)]).toString('base64url')
}

export function isCsrfTokenValid(key: Buffer, binding: CsrfBinding, token: unknown): boolean {
  if (typeof token !== 'string' || !/^[\w-]+$/.test(token)) return false
  const given = Buffer.from(token, 'base64url')
  if (given.length !== 2 * MAC_BYTES) return false
  return timingSafeEqual(xor(given.subarray(MAC_BYTES), given.subarray(0, MAC_BYTES)), macOf(key, binding))
}

function macOf(key: Buffer, { kind, value }: CsrfBinding): Buffer {
  return createHmac('sha256', key).update(`${kind} ${value}`, 'utf8').digest()
}

function xor(bytes: Buffer, mask: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, at) => byte ^ (mask[at] ?? 0)))
}

export type RequestOrigin = {
  readonly secFetchSite: string | undefined
  readonly origin: string | undefined
}

/**
 * Does the request come from our own page? Browsers say so in Sec-Fetch-Site (over https and on loopback) or in Origin. A request with
 * neither is not from a browser's form and has no business here: programs use the API.
 */
export function isFromOwnPage(request: RequestOrigin, ownOrigin: string): boolean {
  if (request.secFetchSite !== undefined)
    return request.secFetchSite === 'same-origin' || request.secFetchSite === 'none'
  return request.origin === ownOrigin
}
