import { contentSecurityPolicy, frameOptions } from './content-policy.ts'
import type { HttpMiddleware } from './variables.ts'

const TWO_YEARS_SECONDS = 63_072_000

/**
 * `same-origin`, not `no-referrer`: with the latter browsers send `Origin: null` with our own forms, and we could not tell them from
 * somebody else's.
 */
const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
}

/** Headers of every response, errors too. What has not said how it may be cached is not cached at all: most pages hold people's words. */
export function secureHeaders(baseUrl: string): HttpMiddleware {
  const isHttps = new URL(baseUrl).protocol === 'https:'
  return async (c, next) => {
    await next()
    const policy = c.var.contentPolicy
    for (const [name, value] of Object.entries(ALWAYS)) c.header(name, value)
    c.header('content-security-policy', contentSecurityPolicy(policy))
    const framing = frameOptions(policy)
    if (framing === null) c.header('cross-origin-resource-policy', 'cross-origin')
    else c.header('x-frame-options', framing)
    if (isHttps) c.header('strict-transport-security', `max-age=${TWO_YEARS_SECONDS}`)
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  }
}
