import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { StorageDecision } from '../rules/storage.ts'
import { tables } from './tables.ts'

export async function readStorageDecisions(tx: Tx, orgId: OrgId): Promise<readonly StorageDecision[]> {
  return tables(tx)
    .selectFrom('networkStorage')
    .select(['network', 'keeps', 'decision', 'decidedBy', 'decidedAt'])
    .where('orgId', '=', orgId)
    .orderBy('network')
    .execute()
}

export async function saveStorageDecision(tx: Tx, orgId: OrgId, decision: StorageDecision): Promise<void> {
  const { network: _, ...change } = decision
  await tables(tx)
    .insertInto('networkStorage')
    .values({ ...decision, orgId })
    .onConflict((conflict) => conflict.columns(['orgId', 'network']).doUpdateSet(change))
    .execute()
}

/** The last time that it was looked for what is due on a network. */
export type StorageRun = {
  readonly ranAt: Temporal.Instant
  /** When something was due last, and how many messages lost their writer's name then. */
  readonly forgotAt: Temporal.Instant | null
  readonly forgotMessages: number
  readonly totalMessages: number
}

export async function readStorageRun(tx: Tx, orgId: OrgId, network: string): Promise<StorageRun | null> {
  const row = await tables(tx)
    .selectFrom('storageRun')
    .select(['ranAt', 'forgotAt', 'forgotMessages', 'totalMessages'])
    .where('orgId', '=', orgId)
    .where('network', '=', network)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, totalMessages: Number(row.totalMessages) }
}

/** A run without anything due leaves the last one that had something as it is. */
export async function noteStorageRun(
  tx: Tx,
  orgId: OrgId,
  run: { readonly network: string; readonly at: Temporal.Instant; readonly messages: number },
): Promise<void> {
  const { network, at, messages } = run
  const forgotAt = messages === 0 ? null : at
  await sql`
    insert into storage_run (org_id, network, ran_at, forgot_at, forgot_messages, total_messages)
    values (${orgId}, ${network}, ${at}, ${forgotAt}, ${messages}, ${messages})
    on conflict (org_id, network) do update set ran_at = excluded.ran_at,
      forgot_at = coalesce(excluded.forgot_at, storage_run.forgot_at),
      forgot_messages = case when excluded.forgot_at is null then storage_run.forgot_messages else excluded.forgot_messages end,
      total_messages = storage_run.total_messages + excluded.total_messages`.execute(tx)
}
