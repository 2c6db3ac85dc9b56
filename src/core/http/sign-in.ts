import { deleteCookie, setCookie } from 'hono/cookie'
import { cookieRules } from '../auth/cookies.ts'
import { endSession, startSession } from '../auth/session.ts'
import type { Tx } from '../db/database.ts'
import type { OrgId, PersonId } from '../ids.ts'
import type { SessionDeps } from './session.ts'
import type { HttpContext } from './variables.ts'

type Deps = Pick<SessionDeps, 'db' | 'clock' | 'baseUrl'>

/**
 * Starts a session and sets its cookie. Any session the browser already had is ended first: nothing from before the password was typed
 * is worth anything afterwards. `alongside` runs in the same transaction (the ledger's entry, a new password hash).
 */
export async function signIn(
  c: HttpContext,
  deps: Deps,
  who: { readonly orgId: OrgId; readonly personId: PersonId },
  alongside: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const cookies = cookieRules(deps.baseUrl)
  await endCurrent(c, deps)
  const { token } = await deps.db.forOrg(who.orgId, async (tx) => {
    const started = await startSession(tx, deps.clock, who)
    await alongside(tx)
    return started
  })
  deleteCookie(c, cookies.form, { ...cookies.flags })
  setCookie(c, cookies.session, token, { ...cookies.flags })
}

/** Ends the session of this browser. Harmless without one. */
export async function signOut(
  c: HttpContext,
  deps: Deps,
  alongside: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const cookies = cookieRules(deps.baseUrl)
  await endCurrent(c, deps, alongside)
  deleteCookie(c, cookies.session, { ...cookies.flags })
}

async function endCurrent(c: HttpContext, deps: Deps, alongside?: (tx: Tx) => Promise<void>): Promise<void> {
  const { session } = c.var
  if (session === null) return
  await deps.db.forOrg(session.orgId, async (tx) => {
    await endSession(tx, session)
    await alongside?.(tx)
  })
}
