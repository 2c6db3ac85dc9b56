import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'

/** As far back as is looked: whoever asks every minute misses nothing, and a silent account does not cost a walk through everything. */
const MOST_EVENTS = 2000

/** When each account's network last told or answered something, among the organisation's latest events; the others are left out. */
export async function readLastEvents(
  tx: Tx,
  orgId: OrgId,
): Promise<ReadonlyMap<AccountId, Temporal.Instant>> {
  const { rows } = await sql<{ accountId: AccountId; receivedAt: Temporal.Instant }>`
    select account_id, max(received_at) as received_at
    from (select account_id, received_at from network_event where org_id = ${orgId} order by id desc limit ${MOST_EVENTS}) latest
    group by account_id`.execute(tx)
  return new Map(rows.map(({ accountId, receivedAt }) => [accountId, receivedAt]))
}
