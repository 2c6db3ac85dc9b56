import { getCookie, setCookie } from 'hono/cookie'
import { isLang, type Lang } from '../i18n/lang.ts'
import { safePath } from './safe-path.ts'
import type { HttpContext, HttpMiddleware } from './variables.ts'

const COOKIE = 'lang'
const ONE_YEAR_SECONDS = 365 * 24 * 3600

/** The visitor's own click first, then (once signed in, see `withSession`) the person's setting, then the browser, then Swedish. */
export function detectLanguage(): HttpMiddleware {
  return async (c, next) => {
    c.set('lang', chosenLanguage(c) ?? preferredLanguage(c.req.header('accept-language')) ?? 'sv')
    await next()
    c.header('content-language', c.var.lang)
  }
}

/** What the visitor has clicked, if anything. */
export function chosenLanguage(c: HttpContext): Lang | null {
  const chosen = getCookie(c, COOKIE)
  return isLang(chosen) ? chosen : null
}

/** The more wanted of our two in an Accept-Language header (RFC 9110 §12.5.4); null when neither is mentioned. */
export function preferredLanguage(header: string | undefined): Lang | null {
  const wishes = (header ?? '').split(',').map((part) => {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    const quality = parameters.find((p) => p.startsWith('q='))?.slice(2)
    return { lang: range.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
  })
  const possible = wishes.filter((wish) => isLang(wish.lang) && wish.quality > 0)
  const best = possible.reduce<(typeof possible)[number] | null>(
    (found, wish) => (found === null || wish.quality > found.quality ? wish : found),
    null,
  )
  return isLang(best?.lang) ? best.lang : null
}

/** `GET /sprak?lang=en&till=/inkorg`: remembers the choice and goes back to the page. A link, so that it works without script. */
export function switchLanguage(c: HttpContext): Response {
  const lang = c.req.query('lang')
  if (isLang(lang)) {
    const secure = new URL(c.req.url).protocol === 'https:'
    setCookie(c, COOKIE, lang, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      maxAge: ONE_YEAR_SECONDS,
    })
  }
  return c.redirect(safePath(c.req.query('till')), 303)
}
