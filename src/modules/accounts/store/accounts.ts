import { sql } from 'kysely'
import type { Access, NetworkId } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import { isId, type AccountId, type OrgId, type PersonId, type UnitId } from '#core/ids.ts'
import type { Secrets } from '#core/secrets/secrets.ts'
import type { Account } from '../rules/account.ts'
import { tables } from './tables.ts'

const COLUMNS = [
  'id',
  'network',
  'externalId',
  'handle',
  'name',
  'url',
  'kind',
  'unitId',
  'holderId',
  'isPublic',
  'isChronological',
  'showsRemovalNotice',
  'status',
  'accessState',
  'accessCheckedAt',
  'accessProblem',
] as const

type Row = Omit<Account, 'id' | 'unitId' | 'holderId' | 'externalId'> & {
  id: string
  unitId: string
  holderId: string
  externalId: string | null
}

function toAccount(row: Row): Account {
  return {
    ...row,
    id: row.id as AccountId,
    unitId: row.unitId as UnitId,
    holderId: row.holderId as PersonId,
    externalId: row.externalId ?? '',
  }
}

export async function findAccount(tx: Tx, orgId: OrgId, id: string): Promise<Account | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('account')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toAccount(row)
}

export async function readAccounts(tx: Tx, orgId: OrgId): Promise<readonly Account[]> {
  const rows = await tables(tx)
    .selectFrom('account')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .orderBy(sql`name collate "sv-SE-x-icu"`)
    .execute()
  return rows.map(toAccount)
}

export type AccountOwner = { readonly orgId: OrgId; readonly accountId: AccountId }

/** Which organisation a page belongs to: asked when a webhook arrives, before any organisation is known. */
export async function whoseAccount(
  tx: Tx,
  network: NetworkId,
  externalId: string,
): Promise<AccountOwner | null> {
  const { rows } = await sql<{ orgId: OrgId; id: AccountId }>`
    select org_id, id from find_account(${network}, ${externalId})`.execute(tx)
  const [row] = rows
  return row === undefined ? null : { orgId: row.orgId, accountId: row.id }
}

/** What a call to the network needs, decrypted; null when the account was never connected. Not for logs. */
export async function readAccess(
  deps: { readonly secrets: Secrets },
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
): Promise<Access | null> {
  const row = await tables(tx)
    .selectFrom('account')
    .select(['externalId', 'tokenSecretId'])
    .where('orgId', '=', orgId)
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (row === undefined || row.tokenSecretId === null || row.externalId === null) return null
  return { accountExternalId: row.externalId, token: await deps.secrets.read(tx, orgId, row.tokenSecretId) }
}

export type AccessNote = {
  readonly state: 'ok' | 'revoked'
  readonly at: Temporal.Instant
  readonly problem: string | null
}

/** Notes what the network said of our access. A network fault is not such an answer and must not be noted here. */
export async function noteAccess(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  note: AccessNote,
): Promise<void> {
  await tables(tx)
    .updateTable('account')
    .set({ accessState: note.state, accessCheckedAt: note.at, accessProblem: note.problem })
    .where('orgId', '=', orgId)
    .where('id', '=', accountId)
    .execute()
}

/** The secret that holds the account's token; null when it was never connected. */
export async function findTokenSecret(tx: Tx, orgId: OrgId, accountId: AccountId): Promise<string | null> {
  const row = await tables(tx)
    .selectFrom('account')
    .select('tokenSecretId')
    .where('orgId', '=', orgId)
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  return row?.tokenSecretId ?? null
}

export async function updateToken(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  connected: { readonly tokenSecretId: string; readonly at: Temporal.Instant },
): Promise<void> {
  await tables(tx)
    .updateTable('account')
    .set({
      tokenSecretId: connected.tokenSecretId,
      accessState: 'ok',
      accessCheckedAt: connected.at,
      accessProblem: null,
    })
    .where('orgId', '=', orgId)
    .where('id', '=', accountId)
    .execute()
}

/** The account is as one that was never connected, but keeps its id on the network. */
export async function forgetToken(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  at: Temporal.Instant,
): Promise<void> {
  await tables(tx)
    .updateTable('account')
    .set({ tokenSecretId: null, accessState: 'none', accessCheckedAt: at, accessProblem: null })
    .where('orgId', '=', orgId)
    .where('id', '=', accountId)
    .execute()
}
