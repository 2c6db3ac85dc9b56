import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The hidden field of every form (`_csrf`). It is bound to the session, or before sign-in to a cookie that only our own page could have
 * set, and made with a key, so that neither a leaked hash nor a cookie planted by a neighbouring host is enough to make one.
 */
export const CSRF_FIELD = '_csrf'

/** What the form is bound to: a session's token hash, or the value of the form cookie. */
export type CsrfBinding = { readonly kind: 'session' | 'visitor'; readonly value: string }

/** `key` = `deriveKey(masterKey, 'forms')`. */
export function csrfToken(key: Buffer, binding: CsrfBinding): string {
  return createHmac('sha256', key).update(`${binding.kind} ${binding.value}`, 'utf8').digest('base64url')
}

export function isCsrfTokenValid(key: Buffer, binding: CsrfBinding, token: unknown): boolean {
  if (typeof token !== 'string') return false
  const wanted = Buffer.from(csrfToken(key, binding))
  const given = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
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
