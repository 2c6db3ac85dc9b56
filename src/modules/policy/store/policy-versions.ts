import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { standingVersions } from './tables.ts'

export type StoredVersion = {
  readonly id: string
  readonly label: string
  readonly validFrom: Temporal.Instant
  readonly storedAt: Temporal.Instant
}

/** Every version the organisation has had or will have, newest first (F-002). Those called off before their day are left out. */
export async function readPolicyVersions(tx: Tx, orgId: OrgId): Promise<readonly StoredVersion[]> {
  return standingVersions(tx, orgId)
    .select(['id', 'label', 'validFrom', 'storedAt'])
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
