import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../db/database.ts'
import type { InstantColumn } from '../db/types.ts'
import type { OrgId, PersonId } from '../ids.ts'
import { hashToken, newOpaqueToken } from './opaque-token.ts'

/** Signed out after a working day without a click, and in any case after a week (OWASP ASVS 7.3). */
const SESSION_IDLE = { hours: 8 }
const SESSION_LASTS = { hours: 7 * 24 }
/** Writing the time of each click would be a write for each page. */
const TOUCH_AFTER = { minutes: 1 }

export type LiveSession = {
  /** SHA-256 of the token in the cookie: the token itself is known to the browser only. */
  readonly tokenHash: string
  readonly orgId: OrgId
  readonly personId: PersonId
  readonly createdAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

type SessionTable = {
  tokenHash: string
  orgId: string
  personId: string
  createdAt: InstantColumn
  lastSeenAt: InstantColumn
  expiresAt: InstantColumn
}

const tables = (tx: Tx) => tx.$extendTables<{ session: SessionTable }>()

/** Always a new token, whatever the browser brought with it: a session that somebody else prepared is worth nothing. */
export async function startSession(
  tx: Tx,
  clock: Clock,
  who: { readonly orgId: OrgId; readonly personId: PersonId },
): Promise<{ readonly token: string; readonly session: LiveSession }> {
  const token = newOpaqueToken()
  const now = clock.now()
  const session: LiveSession = {
    tokenHash: hashToken(token),
    orgId: who.orgId,
    personId: who.personId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now.add(SESSION_LASTS),
  }
  await tables(tx).insertInto('session').values(session).execute()
  return { token, session }
}

/** The session behind a cookie, or null when there is none (any more). One statement, no transaction: it is asked for every page. */
export async function findSession(db: Database, clock: Clock, token: string): Promise<LiveSession | null> {
  const tokenHash = hashToken(token)
  const { rows } = await db.pool.query<Omit<LiveSession, 'tokenHash'>>(
    `select org_id as "orgId", person_id as "personId", created_at as "createdAt", last_seen_at as "lastSeenAt",
       expires_at as "expiresAt" from find_session($1)`,
    [tokenHash],
  )
  const [session] = rows
  if (session === undefined || !isLive(session, clock.now())) return null
  return { ...session, tokenHash }
}

function isLive(session: Pick<LiveSession, 'lastSeenAt' | 'expiresAt'>, now: Temporal.Instant): boolean {
  const idleUntil = session.lastSeenAt.add(SESSION_IDLE)
  return Temporal.Instant.compare(now, session.expiresAt) < 0 && Temporal.Instant.compare(now, idleUntil) < 0
}

/** Notes that the person is still there, at most once a minute. */
export async function touchSession(tx: Tx, clock: Clock, session: LiveSession): Promise<void> {
  const now = clock.now()
  if (Temporal.Instant.compare(now, session.lastSeenAt.add(TOUCH_AFTER)) < 0) return
  await tables(tx)
    .updateTable('session')
    .set({ lastSeenAt: now })
    .where('orgId', '=', session.orgId)
    .where('tokenHash', '=', session.tokenHash)
    .execute()
}

export async function endSession(tx: Tx, session: Pick<LiveSession, 'orgId' | 'tokenHash'>): Promise<void> {
  await tables(tx)
    .deleteFrom('session')
    .where('orgId', '=', session.orgId)
    .where('tokenHash', '=', session.tokenHash)
    .execute()
}

/** When someone leaves, changes password or presses "sign out everywhere". Returns how many; `except` keeps the session one sits in. */
export async function endSessionsOf(
  tx: Tx,
  orgId: OrgId,
  personId: PersonId,
  except?: Pick<LiveSession, 'tokenHash'>,
): Promise<number> {
  const result = await tables(tx)
    .deleteFrom('session')
    .where('orgId', '=', orgId)
    .where('personId', '=', personId)
    .where('tokenHash', '!=', except?.tokenHash ?? '')
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Housekeeping across organisations: takes away the rows of sessions that are over. Returns how many. */
export async function forgetExpiredSessions(db: Database, clock: Clock): Promise<number> {
  const now = clock.now()
  return db.system(async (tx) => {
    const { rows } = await sql<{ gone: number }>`
      select forget_expired_sessions(${now}, ${now.subtract(SESSION_IDLE)}) as gone`.execute(tx)
    return rows[0]?.gone ?? 0
  })
}
