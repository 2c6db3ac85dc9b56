import type { PersonActor, TokenActor } from '../actor.ts'
import { findApiToken } from '../auth/api-token.ts'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../db/database.ts'
import type { OrgId, PersonId } from '../ids.ts'
import { MissingScope, NotSignedIn } from './refusals.ts'
import type { HttpMiddleware } from './variables.ts'

export type BearerDeps = {
  readonly db: Database
  readonly clock: Clock
  /** Who a person is at this minute, for a token that is somebody's own; null when they have left. Without it such a token is refused. */
  readonly loadPerson?: (tx: Tx, orgId: OrgId, personId: PersonId) => Promise<PersonActor | null>
}

/** For `/api`: whoever comes without a valid token is told so (401, RFC 6750). Cookies do not count here, so forms cannot be forged. */
export function withBearer(deps: BearerDeps): HttpMiddleware {
  return async (c, next) => {
    const given = /^Bearer +([\w.~+/=-]+) *$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (given === undefined) throw new NotSignedIn('token', 'missing')
    const found = await findApiToken(deps.db, deps.clock, given)
    if (found.state !== 'valid') throw new NotSignedIn('token', found.state)
    const { orgId, id, name, scopes, personId } = found
    const token: TokenActor = { kind: 'token', orgId, id, name, scopes }
    c.set('actor', personId === null ? token : { ...token, person: await ownerOf(deps, orgId, personId) })
    await next()
  }
}

async function ownerOf(deps: BearerDeps, orgId: OrgId, personId: PersonId): Promise<PersonActor> {
  const { loadPerson } = deps
  const person =
    loadPerson === undefined ? null : await deps.db.forOrg(orgId, (tx) => loadPerson(tx, orgId, personId))
  if (person === null) throw new NotSignedIn('token', 'revoked')
  return person
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
