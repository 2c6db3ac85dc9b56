import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readAccounts } from '#modules/accounts/index.ts'
import { countPeople } from '#modules/inbox/index.ts'
import type { ConnectionsDeps } from '../actions/deps.ts'
import { forgettingAt, forgottenAt, profileHoursOf, type StorageDecision } from '../rules/storage.ts'
import { readStorageDecisions, readStorageRun, type StorageRun } from '../store/storage.ts'

/** How long what a network gave us may be kept. */
export type StorageLimits = {
  /** Who wrote, in hours; null: as long as the organisation's own schedule says. What they wrote always follows that schedule. */
  readonly profileHours: number | null
  /** What the organisation has decided, by whom and where it stands; null: nothing. */
  readonly decision: StorageDecision | null
}

/** The vendor's limits, unless the organisation has decided to set them aside. */
export async function readStorageLimits(
  { connectors }: Pick<ConnectionsDeps, 'connectors'>,
  tx: Tx,
  orgId: OrgId,
  network: string,
): Promise<StorageLimits> {
  const decision = (await readStorageDecisions(tx, orgId)).find((one) => one.network === network) ?? null
  return { profileHours: profileHoursOf(connectors.get(network)?.profile.terms, decision), decision }
}

/** What has been forgotten under a network's terms, and what comes next. */
export type StorageStanding = StorageLimits & {
  readonly run: StorageRun | null
  /** Messages that still say who wrote them. */
  readonly named: number
  /** Those of them that are past the limit and keep the name because they are being handled. */
  readonly held: number
  /** When the next name goes; null: none, or none is limited. */
  readonly nextAt: Temporal.Instant | null
}

export async function readStorageStanding(
  deps: Pick<ConnectionsDeps, 'connectors' | 'clock'>,
  tx: Tx,
  orgId: OrgId,
  network: string,
): Promise<StorageStanding> {
  const limits = await readStorageLimits(deps, tx, orgId, network)
  const { profileHours } = limits
  const run = await readStorageRun(tx, orgId, network)
  if (profileHours === null) return { ...limits, run, named: 0, held: 0, nextAt: null }
  const accounts = (await readAccounts(tx, orgId)).filter((account) => account.network === network)
  const { named, held, oldestAt } = await countPeople(
    tx,
    orgId,
    accounts.map(({ id }) => id),
    forgettingAt(deps.clock.now(), profileHours),
  )
  return {
    ...limits,
    run,
    named,
    held,
    nextAt: oldestAt === null ? null : forgottenAt(oldestAt, profileHours),
  }
}
