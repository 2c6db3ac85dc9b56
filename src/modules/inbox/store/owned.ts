import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, MessageId, OrgId, PersonId } from '#core/ids.ts'
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

/** A person's open items, counted by account and by who published the post: what the choice of an heir turns on. */
export async function countOwned(
  tx: Tx,
  orgId: OrgId,
  ownerId: PersonId,
): Promise<
  readonly { readonly accountId: AccountId; readonly publisherId: PersonId | null; readonly count: number }[]
> {
  const { rows } = await sql<{ accountId: AccountId; publisherId: PersonId | null; count: number }>`
    select m.account_id, p.publisher_id, count(*) as count
    from message m left join post p on p.org_id = m.org_id and p.id = m.post_id
    where m.org_id = ${orgId} and m.state in ('open', 'waiting') and m.owner_id = ${ownerId}
    group by m.account_id, p.publisher_id order by m.account_id, p.publisher_id`.execute(tx)
  return rows
}

/** Everything open on one account, whoever has it. */
export async function readOpenOfAccount(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
): Promise<readonly MessageId[]> {
  const rows = await tables(tx)
    .selectFrom('message')
    .select('id')
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('state', 'in', ['open', 'waiting'])
    .orderBy('id')
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
