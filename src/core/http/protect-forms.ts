import { getCookie, setCookie } from 'hono/cookie'
import { cookieRules } from '../auth/cookies.ts'
import { CSRF_FIELD, csrfToken, isCsrfTokenValid, isFromOwnPage, type CsrfBinding } from '../auth/csrf.ts'
import { newOpaqueToken } from '../auth/opaque-token.ts'
import { readForm } from './form.ts'
import { FormRefused } from './refusals.ts'
import type { HttpContext, HttpMiddleware } from './variables.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
/** How our own scripts send the token when the body is not a form. */
const CSRF_HEADER = 'x-csrf-token'

/**
 * Every request that changes something must come from our own page and carry the token made for its session; before sign-in, for the
 * form cookie. Mount it after `withSession` and `limitBody('form')`, before the routes. `key` = `deriveKey(masterKey, 'forms')`.
 */
export function protectForms(deps: { readonly key: Buffer; readonly baseUrl: string }): HttpMiddleware {
  const cookies = cookieRules(deps.baseUrl)
  const ownOrigin = new URL(deps.baseUrl).origin

  const visitor = (c: HttpContext): CsrfBinding | null => {
    const value = getCookie(c, cookies.form)
    return value === undefined || value === '' ? null : { kind: 'visitor', value }
  }
  const bindingOf = (c: HttpContext): CsrfBinding | null =>
    c.var.session === null ? visitor(c) : { kind: 'session', value: c.var.session.tokenHash }

  return async (c, next) => {
    let binding = bindingOf(c)
    let token: string | null = null
    c.set('formToken', () => {
      // one mask for all forms of a page: the page is then no longer than it need be
      if (token !== null) return token
      if (binding === null) {
        binding = { kind: 'visitor', value: newOpaqueToken() }
        setCookie(c, cookies.form, binding.value, { ...cookies.flags })
      }
      token = csrfToken(deps.key, binding)
      return token
    })
    if (!SAFE_METHODS.has(c.req.method)) {
      const from = { secFetchSite: c.req.header('sec-fetch-site'), origin: c.req.header('origin') }
      if (!isFromOwnPage(from, ownOrigin)) throw new FormRefused('foreign-origin')
      const sent = c.req.header(CSRF_HEADER) ?? (await readForm(c))[CSRF_FIELD]
      if (binding === null || !isCsrfTokenValid(deps.key, binding, sent)) throw new FormRefused('stale-form')
    }
    await next()
  }
}
