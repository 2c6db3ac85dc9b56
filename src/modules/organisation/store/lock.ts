import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'

/**
 * One change at a time of what must hold together across rows (the tree of units, who stands in for whom, the last administrator): two at
 * once could each be right and both together wrong. Held until the transaction ends; taken before the ledger's own.
 */
export async function lockStaffing(tx: Tx, orgId: OrgId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`staffing ${orgId}`}, 0))`.execute(tx)
}
