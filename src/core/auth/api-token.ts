import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../db/database.ts'
import type { InstantColumn, InstantColumnOrNull } from '../db/types.ts'
import { NotFound } from '../errors.ts'
import { isId, newId, type OrgId, type PersonId } from '../ids.ts'
import { hashToken, newOpaqueToken } from './opaque-token.ts'

/** Tells people, and the scanners that look for leaked keys, what it is. */
const API_TOKEN_PREFIX = 'torget_'
/** When a token was last used is shown in the list; to the hour is enough to see which ones nobody needs. */
const TOUCH_AFTER = { hours: 1 }

type ApiTokenTable = {
  orgId: string
  id: string
  name: string
  tokenHash: string
  scopes: readonly string[]
  createdBy: string
  personId: PersonId | null
  createdAt: InstantColumn
  expiresAt: InstantColumnOrNull
  revokedAt: InstantColumnOrNull
  lastUsedAt: InstantColumnOrNull
}

const tables = (tx: Tx) => tx.$extendTables<{ apiToken: ApiTokenTable }>()

export type NewApiToken = {
  readonly name: string
  readonly scopes: readonly string[]
  /** Id of the person, or the name of the command, that made it. */
  readonly createdBy: string
  readonly expiresAt: Temporal.Instant | null
  /** Whose it is; it works while that person does and may do no more. Left out for a program that is nobody's. */
  readonly personId?: PersonId | null
}

/** As listed: never the token, which is shown once, when it is made. */
export type ApiToken = NewApiToken & {
  readonly id: string
  readonly createdAt: Temporal.Instant
  readonly revokedAt: Temporal.Instant | null
  readonly lastUsedAt: Temporal.Instant | null
}

export async function createApiToken(
  tx: Tx,
  clock: Clock,
  orgId: OrgId,
  input: NewApiToken,
): Promise<{ readonly id: string; readonly token: string }> {
  const id = newId<'api-token'>(clock)
  const token = `${API_TOKEN_PREFIX}${newOpaqueToken()}`
  await tables(tx)
    .insertInto('apiToken')
    .values({
      ...input,
      scopes: [...new Set(input.scopes)].sort(),
      personId: input.personId ?? null,
      orgId,
      id,
      tokenHash: hashToken(token),
      createdAt: clock.now(),
    })
    .execute()
  return { id, token }
}

export type TokenLookup =
  | {
      readonly state: 'valid'
      readonly orgId: OrgId
      readonly id: string
      readonly name: string
      readonly scopes: readonly string[]
      readonly personId: PersonId | null
    }
  | { readonly state: 'unknown' | 'expired' | 'revoked' }

type FoundToken = {
  orgId: OrgId
  id: string
  name: string
  scopes: string[]
  personId: PersonId | null
  expiresAt: Temporal.Instant | null
  revokedAt: Temporal.Instant | null
  lastUsedAt: Temporal.Instant | null
}

/** Whose token this is, before any organisation is known. Notes its use at most once an hour. */
export async function findApiToken(db: Database, clock: Clock, token: string): Promise<TokenLookup> {
  if (!token.startsWith(API_TOKEN_PREFIX)) return { state: 'unknown' }
  const { rows } = await db.pool.query<FoundToken>(
    `select org_id as "orgId", id, name, scopes, person_id as "personId", expires_at as "expiresAt", revoked_at as "revokedAt",
       last_used_at as "lastUsedAt" from find_api_token($1)`,
    [hashToken(token)],
  )
  const [found] = rows
  const now = clock.now()
  if (found === undefined) return { state: 'unknown' }
  if (found.revokedAt !== null) return { state: 'revoked' }
  if (found.expiresAt !== null && Temporal.Instant.compare(now, found.expiresAt) >= 0)
    return { state: 'expired' }
  if (found.lastUsedAt === null || Temporal.Instant.compare(now, found.lastUsedAt.add(TOUCH_AFTER)) >= 0)
    await noteUse(db, found, now)
  const { orgId, id, name, scopes, personId } = found
  return { state: 'valid', orgId, id, name, scopes, personId }
}

async function noteUse(
  db: Database,
  { orgId, id }: { readonly orgId: OrgId; readonly id: string },
  at: Temporal.Instant,
): Promise<void> {
  await db.forOrg(orgId, (tx) =>
    tables(tx)
      .updateTable('apiToken')
      .set({ lastUsedAt: at })
      .where('orgId', '=', orgId)
      .where('id', '=', id)
      .execute(),
  )
}

/** Newest first, the revoked and expired ones too: the list is also the memory of who once had access. */
export async function listApiTokens(tx: Tx, orgId: OrgId): Promise<readonly ApiToken[]> {
  return tables(tx)
    .selectFrom('apiToken')
    .select(['id', 'name', 'scopes', 'createdBy', 'personId'])
    .select(['createdAt', 'expiresAt', 'revokedAt', 'lastUsedAt'])
    .where('orgId', '=', orgId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Works from the next request. Throws `NotFound`; revoking twice keeps the first time. */
export async function revokeApiToken(tx: Tx, clock: Clock, orgId: OrgId, id: string): Promise<void> {
  if (!isId(id)) throw new NotFound('api-token', id)
  const result = await tables(tx)
    .updateTable('apiToken')
    .set((eb) => ({ revokedAt: eb.fn.coalesce('revokedAt', eb.val(clock.now())) }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) throw new NotFound('api-token', id)
}

/** When somebody leaves: every token that was theirs, from its next request. Returns how many. */
export async function revokeApiTokensOf(
  tx: Tx,
  clock: Clock,
  orgId: OrgId,
  personId: PersonId,
): Promise<number> {
  const result = await tables(tx)
    .updateTable('apiToken')
    .set({ revokedAt: clock.now() })
    .where('orgId', '=', orgId)
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
