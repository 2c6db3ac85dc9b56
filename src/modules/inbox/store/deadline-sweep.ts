import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { MessageId, OrgId } from '#core/ids.ts'

export type Found = { readonly orgId: OrgId; readonly id: MessageId }

/** Open items whose deadline has passed and nobody has noted it. Across organisations, keys only. */
export async function findPassed(tx: Tx, now: Temporal.Instant): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`select org_id, id from find_passed_deadlines(${now})`.execute(tx)
  return rows
}

/** Open items that are due before `until` and have not been warned of. */
export async function findNear(
  tx: Tx,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`select org_id, id from find_near_deadlines(${now}, ${until})`.execute(tx)
  return rows
}

/** Open items whose context was put in line before that time and never came. */
export async function findMissingContext(tx: Tx, askedBefore: Temporal.Instant): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`select org_id, id from find_missing_context(${askedBefore})`.execute(tx)
  return rows
}
