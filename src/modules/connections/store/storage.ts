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
