import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readPolicyVersions, type StoredVersion } from './store/policy-versions.ts'

export type ListedVersion = StoredVersion & { readonly state: 'coming' | 'now' | 'earlier' }

/** Versions with how they stand at a moment: the one in force is the latest that has begun. */
export async function listVersions(
  tx: Tx,
  orgId: OrgId,
  at: Temporal.Instant,
): Promise<readonly ListedVersion[]> {
  const versions = await readPolicyVersions(tx, orgId)
  const hasBegun = (version: StoredVersion): boolean => Temporal.Instant.compare(version.validFrom, at) <= 0
  const now = versions.find(hasBegun)
  return versions.map((version) => ({
    ...version,
    state: !hasBegun(version) ? 'coming' : version === now ? 'now' : 'earlier',
  }))
}
