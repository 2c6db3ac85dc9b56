import { sql } from 'kysely'
import type { NetworkEvent, NetworkId } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'

/** An event of an account that nobody here has registered (yet). */
export type Unclaimed = {
  readonly id: string
  readonly dedupeKey: string
  readonly deliveryId: string
  readonly receivedAt: Temporal.Instant
  readonly event: UnclaimedContent
}

/** `event` is the NetworkEvent as JSON text; `position` its place in the delivery. */
export type UnclaimedContent = { readonly event: string; readonly position: number }

export type NewUnclaimed = Omit<Unclaimed, 'dedupeKey'> & { readonly of: NetworkEvent }

/** Kept as a text inside the column's JSON, because jsonb refuses characters that networks do send. */
export async function insertUnclaimed(tx: Tx, events: readonly NewUnclaimed[]): Promise<void> {
  for (const { id, deliveryId, receivedAt, event, of } of events) {
    await sql`
      insert into unclaimed_event (id, network, account_external_id, dedupe_key, received_at, delivery_id, event)
      values (${id}, ${of.network}, ${of.accountExternalId}, ${of.dedupeKey}, ${receivedAt}, ${deliveryId}, ${JSON.stringify(event)})
      on conflict (network, account_external_id, dedupe_key) do nothing`.execute(tx)
  }
}

export async function readUnclaimed(
  tx: Tx,
  network: NetworkId,
  accountExternalId: string,
  limit: number,
): Promise<readonly Unclaimed[]> {
  const { rows } = await sql<Unclaimed>`
    select id, dedupe_key, delivery_id, received_at, event from unclaimed_event
    where network = ${network} and account_external_id = ${accountExternalId}
    order by id limit ${limit}`.execute(tx)
  return rows
}

export async function deleteUnclaimed(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from unclaimed_event where id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** Accounts that events wait for; some may have been registered since. */
export async function readUnclaimedAccounts(
  tx: Tx,
): Promise<readonly { readonly network: NetworkId; readonly accountExternalId: string }[]> {
  const { rows } = await sql<{ network: NetworkId; accountExternalId: string }>`
    select distinct network, account_external_id from unclaimed_event`.execute(tx)
  return rows
}
