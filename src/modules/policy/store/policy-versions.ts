import type { Tx } from '#core/db/database.ts'
import type { InstantColumn } from '#core/db/types.ts'
import type { OrgId } from '#core/ids.ts'

export type StoredVersion = {
  readonly id: string
  readonly label: string
  readonly validFrom: Temporal.Instant
  readonly storedAt: Temporal.Instant
}

type VersionTable = {
  orgId: string
  id: string
  label: string
  validFrom: InstantColumn
  storedAt: InstantColumn
}

/** Every version the organisation has had or will have, newest first (F-002). */
export async function readPolicyVersions(tx: Tx, orgId: OrgId): Promise<readonly StoredVersion[]> {
  return tx
    .$extendTables<{ policyVersion: VersionTable }>()
    .selectFrom('policyVersion')
    .select(['id', 'label', 'validFrom', 'storedAt'])
    .where('orgId', '=', orgId)
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
