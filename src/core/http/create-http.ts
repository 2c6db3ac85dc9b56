import { Hono } from 'hono'
import { compressTexts } from './compress.ts'
import { handleErrors, type ErrorDeps } from './handle-errors.ts'
import { detectLanguage } from './language.ts'
import { beginRequest } from './reference.ts'
import { Unreadable } from './refusals.ts'
import { secureHeaders } from './secure-headers.ts'
import type { HttpEnv, HttpMiddleware } from './variables.ts'

export type HttpDeps = ErrorDeps & {
  readonly baseUrl: string
  /** Only for programs that wait for a short answer: no headers for browsers, no language, no compression. */
  readonly hooks?: Hono<HttpEnv>
}

/**
 * The ground that every route stands on: a reference, headers, language and errors. Who is signed in, body limits and form protection
 * differ between the staff's pages, the API, the hooks and the public pages, so those are mounted with each of them in app.ts.
 */
export function createHttp(deps: HttpDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  app.use(beginRequest())
  if (deps.hooks !== undefined) app.route('/hooks', deps.hooks)
  app.use(compressTexts(), secureHeaders(deps.baseUrl))
  app.use(detectLanguage(), refuseUnreadableAddress())
  handleErrors(app, deps)
  return app
}

/** PostgreSQL holds no NUL: `?q=%00` would end as a database error in whatever query it came to. */
function refuseUnreadableAddress(): HttpMiddleware {
  return async (c, next) => {
    if (c.req.url.includes('%00')) throw new Unreadable('unreadable-address')
    await next()
  }
}
