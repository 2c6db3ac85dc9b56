import { findApiToken } from '../auth/api-token.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { MissingScope, NotSignedIn } from './refusals.ts'
import type { HttpMiddleware } from './variables.ts'

/** For `/api`: whoever comes without a valid token is told so (401, RFC 6750). Cookies do not count here, so forms cannot be forged. */
export function withBearer(deps: { readonly db: Database; readonly clock: Clock }): HttpMiddleware {
  return async (c, next) => {
    const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === undefined) throw new NotSignedIn('token', 'missing')
    const found = await findApiToken(deps.db, deps.clock, token)
    if (found.state !== 'valid') throw new NotSignedIn('token', found.state)
    const { orgId, id, name, scopes } = found
    c.set('actor', { kind: 'token', orgId, id, name, scopes })
    await next()
  }
}

/** Stops a token that lacks the scope before anything is read. The action's own permission is asked all the same. */
export function requireScope(scope: string): HttpMiddleware {
  return async (c, next) => {
    const { actor } = c.var
    if (actor === null) throw new NotSignedIn('token', 'missing')
    if (actor.kind === 'token' && !actor.scopes.includes(scope)) throw new MissingScope(scope)
    await next()
  }
}
