import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId } from '#core/ids.ts'
import { findPerson } from '#modules/organisation/index.ts'
import { rightsAt, type Right } from '../rules/assignment.ts'
import { readAssignmentsOf } from '../store/assignments.ts'

const NONE: ReadonlySet<Right> = new Set()

/** What this person may do on this account at this moment, by their assignments. Nothing once they have left (B-007, F-075). */
export async function rightsOn(
  tx: Tx,
  orgId: OrgId,
  { personId, accountId }: { readonly personId: PersonId; readonly accountId: AccountId },
  at: Temporal.Instant,
): Promise<ReadonlySet<Right>> {
  const person = await findPerson(tx, orgId, personId)
  if (person?.isActive !== true) return NONE
  return rightsAt(await readAssignmentsOf(tx, orgId, personId, accountId), at)
}
