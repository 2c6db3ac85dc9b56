import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import type { Actor } from '../actor.ts'
import type { LiveSession } from '../auth/session.ts'
import type { Lang } from '../i18n/lang.ts'
import type { ContentPolicy } from './content-policy.ts'

/** What the middleware of this folder leaves for the handlers: `c.var.actor`, `c.var.lang` … */
export type HttpVariables = {
  /** Names this request in the log and on an error page. */
  reference: string
  lang: Lang
  /** null until `withSession` or `withBearer` has found somebody. */
  actor: Actor | null
  session: LiveSession | null
  /** How freely this response may be shown; set it for evidence and for pages that frame evidence. */
  contentPolicy: ContentPolicy
  /** The value of the hidden field `_csrf`. Set by `protectForms`. */
  formToken: () => string
}

export type HttpEnv = { Bindings: Partial<HttpBindings>; Variables: HttpVariables }

export type HttpContext = Context<HttpEnv>
export type HttpMiddleware = MiddlewareHandler<HttpEnv>
