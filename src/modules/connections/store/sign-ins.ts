import type { Tx } from '#core/db/database.ts'
import { isId, type AccountId, type Id, type OrgId, type PersonId } from '#core/ids.ts'
import type { SignInStage, SignInUnderWay } from '../rules/sign-in.ts'
import { tables } from './tables.ts'

const COLUMNS = ['id', 'personId', 'network', 'accountId', 'stage', 'secretId', 'expiresAt'] as const

type Row = Omit<SignInUnderWay, 'id' | 'personId' | 'accountId'> & {
  id: string
  personId: string
  accountId: string | null
}

function toSignIn(row: Row): SignInUnderWay {
  return {
    ...row,
    id: row.id as Id<'sign-in'>,
    personId: row.personId as PersonId,
    accountId: row.accountId as AccountId | null,
  }
}

export async function insertSignIn(
  tx: Tx,
  orgId: OrgId,
  signIn: SignInUnderWay & { readonly stateHash: string | null; readonly createdAt: Temporal.Instant },
): Promise<void> {
  await tables(tx)
    .insertInto('networkSignIn')
    .values({ ...signIn, orgId })
    .execute()
}

/** By the state that came back; taken for this transaction. */
export async function takeByState(tx: Tx, orgId: OrgId, stateHash: string): Promise<SignInUnderWay | null> {
  const row = await tables(tx)
    .selectFrom('networkSignIn')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('stateHash', '=', stateHash)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toSignIn(row)
}

export async function findSignInUnderWay(tx: Tx, orgId: OrgId, id: string): Promise<SignInUnderWay | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('networkSignIn')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toSignIn(row)
}

export async function changeSignIn(
  tx: Tx,
  orgId: OrgId,
  id: string,
  change: {
    readonly stage: SignInStage
    readonly secretId?: string | null
    readonly expiresAt?: Temporal.Instant
  },
): Promise<void> {
  await tables(tx)
    .updateTable('networkSignIn')
    .set(change)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** Takes away those whose time is over, and says which secrets went with them. */
export async function deleteExpired(tx: Tx, orgId: OrgId, now: Temporal.Instant): Promise<readonly string[]> {
  const rows = await tables(tx)
    .deleteFrom('networkSignIn')
    .where('orgId', '=', orgId)
    .where('expiresAt', '<=', now)
    .returning('secretId')
    .execute()
  return rows.flatMap(({ secretId }) => (secretId === null ? [] : [secretId]))
}

/** Somebody began to sign in at the network after `since`, and may still come back or choose. */
export async function isSignInOpen(
  tx: Tx,
  orgId: OrgId,
  wanted: { readonly network: string; readonly since: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('networkSignIn')
    .select('id')
    .where('orgId', '=', orgId)
    .where('network', '=', wanted.network)
    .where('stage', '!=', 'spent')
    .where('createdAt', '>', wanted.since)
    .where('expiresAt', '>', wanted.now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
