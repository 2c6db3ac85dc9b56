import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { countKeptPeople, type Due, type KeptPeople } from '../store/forgetting.ts'

export type { KeptPeople }

/** How many messages of these accounts still say who wrote them, and how many of those are held because they are being handled. */
export async function countPeople(
  tx: Tx,
  orgId: OrgId,
  accountIds: readonly AccountId[],
  due: Due,
): Promise<KeptPeople> {
  return countKeptPeople(tx, orgId, accountIds, due)
}
