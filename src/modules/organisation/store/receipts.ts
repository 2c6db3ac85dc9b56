import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { tables } from './tables.ts'

export type Receipt = {
  readonly personId: PersonId
  readonly policyVersionId: string
  readonly confirmedAt: Temporal.Instant
}

/** Keeps the first time; false when it was confirmed before. */
export async function insertReceipt(tx: Tx, orgId: OrgId, receipt: Receipt): Promise<boolean> {
  const result = await tables(tx)
    .insertInto('policyReceipt')
    .values({ ...receipt, orgId })
    .onConflict((conflict) => conflict.columns(['orgId', 'policyVersionId', 'personId']).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function readReceiptsFor(
  tx: Tx,
  orgId: OrgId,
  policyVersionId: string,
): Promise<readonly Receipt[]> {
  return tables(tx)
    .selectFrom('policyReceipt')
    .select(['personId', 'policyVersionId', 'confirmedAt'])
    .where('orgId', '=', orgId)
    .where('policyVersionId', '=', policyVersionId)
    .execute()
}

/** Newest first. */
export async function readReceiptsOf(tx: Tx, orgId: OrgId, personId: PersonId): Promise<readonly Receipt[]> {
  return tables(tx)
    .selectFrom('policyReceipt')
    .select(['personId', 'policyVersionId', 'confirmedAt'])
    .where('orgId', '=', orgId)
    .where('personId', '=', personId)
    .orderBy('confirmedAt', 'desc')
    .execute()
}
