import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { CaseId } from '../rules/case.ts'
import { tables } from './tables.ts'

export type FoundCase = { readonly orgId: OrgId; readonly id: CaseId }

/** Open cases in which nothing is decided and that are due before `until`, not warned of. Across organisations, keys only. */
export async function findNearRemovals(
  tx: Tx,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<readonly FoundCase[]> {
  const { rows } = await sql<FoundCase>`select org_id, id from find_near_removals(${now}, ${until})`.execute(
    tx,
  )
  return rows
}

/** Open cases whose content still stands there although its time has passed, and nobody has noted it. */
export async function findMissedRemovals(tx: Tx, now: Temporal.Instant): Promise<readonly FoundCase[]> {
  const { rows } = await sql<FoundCase>`select org_id, id from find_missed_removals(${now})`.execute(tx)
  return rows
}

/** Notes it once; false when it has been noted, or the case was settled meanwhile. */
export async function noteRemovalClock(
  tx: Tx,
  { orgId, id }: FoundCase,
  what: 'warnedAt' | 'missedAt',
  at: Temporal.Instant,
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('moderationCase')
    .set({ [what]: at })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('actedAt', 'is', null)
    .where(what, 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
