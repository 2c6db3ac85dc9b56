import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { ConnectionsDeps } from '../actions/deps.ts'
import type { StorageDecision } from '../rules/storage.ts'
import { readStorageDecisions } from '../store/storage.ts'

/** How long what a network gave us may be kept, in hours; null: as long as the organisation's own schedule says. */
export type StorageLimits = {
  readonly profileHours: number | null
  readonly activityHours: number | null
  /** Who decided to keep more than the vendor's terms allow, and where it stands; null: nobody. */
  readonly decision: StorageDecision | null
}

const NO_LIMITS = { profileHours: null, activityHours: null }

/** The vendor's limits, unless the organisation has decided to set them aside. */
export async function readStorageLimits(
  { connectors }: Pick<ConnectionsDeps, 'connectors'>,
  tx: Tx,
  orgId: OrgId,
  network: string,
): Promise<StorageLimits> {
  const decision = (await readStorageDecisions(tx, orgId)).find((one) => one.network === network) ?? null
  const terms = connectors.get(network)?.profile.terms
  if (terms === undefined || decision?.keeps === 'all') return { ...NO_LIMITS, decision }
  return { profileHours: terms.profileHours, activityHours: terms.activityHours, decision }
}
