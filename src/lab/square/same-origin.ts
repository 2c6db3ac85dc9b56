import type { MiddlewareHandler } from 'hono'

/**
 * The square needs no token against forged forms: it stands on loopback and knows no secrets. But a page elsewhere must not write on it, so
 * what the browser says about where a form came from has to fit. A client that says nothing is no browser.
 */
function isSameOrigin(headers: Headers, url: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (origin === null) return true
  const host = headers.get('host') ?? new URL(url).host
  return URL.canParse(origin) && new URL(origin).host === host
}

export function sameOriginOnly(
  refuse: (context: Parameters<MiddlewareHandler>[0]) => Response,
): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.method === 'POST' && !isSameOrigin(context.req.raw.headers, context.req.url)) {
      return refuse(context)
    }
    await next()
    return undefined
  }
}
