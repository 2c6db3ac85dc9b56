import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import type { Disconnection } from '../rules/disconnection.ts'
import { tables } from './tables.ts'

function toDisconnection(
  row: Omit<Disconnection, 'accountId'> & { readonly accountId: string; readonly orgId: string },
): Disconnection {
  const { orgId: _, ...rest } = row
  return { ...rest, accountId: row.accountId as AccountId }
}

/** In the place of an older one. */
export async function saveDisconnection(tx: Tx, orgId: OrgId, made: Disconnection): Promise<void> {
  const { accountId: _, ...values } = made
  await tables(tx)
    .insertInto('networkDisconnection')
    .values({ ...made, orgId })
    .onConflict((conflict) => conflict.columns(['orgId', 'accountId']).doUpdateSet(values))
    .execute()
}

export async function readDisconnections(tx: Tx, orgId: OrgId): Promise<readonly Disconnection[]> {
  const rows = await tables(tx)
    .selectFrom('networkDisconnection')
    .selectAll()
    .where('orgId', '=', orgId)
    .execute()
  return rows.map(toDisconnection)
}

export async function findDisconnection(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
): Promise<Disconnection | null> {
  const row = await tables(tx)
    .selectFrom('networkDisconnection')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return row === undefined ? null : toDisconnection(row)
}

/** Those of which a network has still to be told something, and whose time has come. */
export async function readDueDisconnections(
  tx: Tx,
  orgId: OrgId,
  now: Temporal.Instant,
): Promise<readonly AccountId[]> {
  const rows = await tables(tx)
    .selectFrom('networkDisconnection')
    .select('accountId')
    .where('orgId', '=', orgId)
    .where('nextAt', '<=', now)
    .orderBy('nextAt')
    .execute()
  return rows.map(({ accountId }) => accountId as AccountId)
}

export async function changeDisconnection(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  change: Partial<Omit<Disconnection, 'accountId'>>,
): Promise<void> {
  await tables(tx)
    .updateTable('networkDisconnection')
    .set(change)
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .execute()
}

/** Gives the secret that was kept for it, which the caller removes. */
export async function deleteDisconnection(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
): Promise<string | null> {
  const row = await tables(tx)
    .deleteFrom('networkDisconnection')
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .returning('secretId')
    .executeTakeFirst()
  return row?.secretId ?? null
}
