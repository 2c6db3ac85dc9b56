import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { MessageId, OrgId, PersonId } from '#core/ids.ts'
import { tables } from './tables.ts'

/** Items that wait for a person, or for nobody; some at a time. */
export async function readOwned(
  tx: Tx,
  orgId: OrgId,
  ownerId: PersonId | null,
  limit: number,
): Promise<readonly MessageId[]> {
  const rows = await tables(tx)
    .selectFrom('message')
    .select('id')
    .where('orgId', '=', orgId)
    .where('state', 'in', ['open', 'waiting'])
    .where('ownerId', ownerId === null ? 'is' : '=', ownerId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id as MessageId)
}

/** Everybody who has open items anywhere, and null where an item has nobody. Across organisations, keys only. */
export async function findOpenOwners(
  tx: Tx,
): Promise<readonly { readonly orgId: OrgId; readonly ownerId: PersonId | null }[]> {
  const { rows } = await sql<{ orgId: OrgId; ownerId: PersonId | null }>`
    select org_id, owner_id from find_open_owners()`.execute(tx)
  return rows
}
