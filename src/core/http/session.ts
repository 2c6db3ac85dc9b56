import { deleteCookie, getCookie } from 'hono/cookie'
import type { PersonActor } from '../actor.ts'
import { cookieRules } from '../auth/cookies.ts'
import { endSession, findSession, touchSession, type LiveSession } from '../auth/session.ts'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../db/database.ts'
import type { Lang } from '../i18n/lang.ts'
import type { OrgId, PersonId } from '../ids.ts'
import { chosenLanguage } from './language.ts'
import { NotSignedIn } from './refusals.ts'
import type { HttpContext, HttpMiddleware } from './variables.ts'

export type SignedInPerson = { readonly actor: PersonActor; readonly lang: Lang }

/** Who the person is today: roles and units are read anew for each request. null when she may no longer sign in. */
export type LoadActor = (tx: Tx, orgId: OrgId, personId: PersonId) => Promise<SignedInPerson | null>

export type SessionDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly baseUrl: string
  readonly loadActor: LoadActor
}

/** Fills `c.var.actor` and `c.var.session` from the cookie. Lets everybody through; see `requireSignIn`. */
export function withSession(deps: SessionDeps): HttpMiddleware {
  const cookies = cookieRules(deps.baseUrl)
  return async (c, next) => {
    const token = getCookie(c, cookies.session)
    if (token !== undefined) {
      const found = await findPerson(deps, token)
      if (found === null) deleteCookie(c, cookies.session, { ...cookies.flags })
      else remember(c, found)
    }
    await next()
  }
}

type Found = { readonly session: LiveSession; readonly person: SignedInPerson }

async function findPerson(deps: SessionDeps, token: string): Promise<Found | null> {
  const session = await findSession(deps.db, deps.clock, token)
  if (session === null) return null
  return deps.db.forOrg(session.orgId, async (tx) => {
    const person = await deps.loadActor(tx, session.orgId, session.personId)
    if (person === null) {
      await endSession(tx, session)
      return null
    }
    await touchSession(tx, deps.clock, session)
    return { session, person }
  })
}

function remember(c: HttpContext, { session, person }: Found): void {
  c.set('session', session)
  c.set('actor', person.actor)
  if (chosenLanguage(c) === null) c.set('lang', person.lang)
}

/**
 * Sends a reader without a session to the sign-in page and back again afterwards. A form that is sent without one is refused (401)
 * instead: a redirect would throw away what was written.
 */
export function requireSignIn(signInPath: string): HttpMiddleware {
  return async (c, next) => {
    if (c.var.actor === null) {
      const isReading = c.req.method === 'GET' || c.req.method === 'HEAD'
      if (!isReading) throw new NotSignedIn('session', 'missing')
      const { pathname, search } = new URL(c.req.url)
      return c.redirect(`${signInPath}?till=${encodeURIComponent(pathname + search)}`, 303)
    }
    await next()
  }
}

/** The person behind the request. Throws `NotSignedIn` where nobody has signed in, or where a token asks for a person's page. */
export function personOf(c: HttpContext): PersonActor {
  const { actor } = c.var
  if (actor?.kind !== 'person') throw new NotSignedIn('session', 'missing')
  return actor
}
