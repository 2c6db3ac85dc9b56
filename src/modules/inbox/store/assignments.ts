import type { Tx } from '#core/db/database.ts'
import type { MessageId, OrgId, PersonId } from '#core/ids.ts'
import { tables } from './tables.ts'

/** Who handed an item to whom, and why in their own words. */
export type Assignment = {
  readonly id: string
  readonly fromId: PersonId | null
  readonly toId: PersonId | null
  readonly reason: string
  readonly byId: string
  readonly byName: string
  readonly assignedAt: Temporal.Instant
}

export async function insertAssignment(
  tx: Tx,
  orgId: OrgId,
  messageId: MessageId,
  assignment: Assignment,
): Promise<void> {
  await tables(tx)
    .insertInto('messageAssignment')
    .values({ ...assignment, orgId, messageId })
    .execute()
}

export async function readAssignments(
  tx: Tx,
  orgId: OrgId,
  messageId: string,
): Promise<readonly Assignment[]> {
  const rows = await tables(tx)
    .selectFrom('messageAssignment')
    .select(['id', 'fromId', 'toId', 'reason', 'byId', 'byName', 'assignedAt'])
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .orderBy('assignedAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...row,
    fromId: row.fromId as PersonId | null,
    toId: row.toId as PersonId | null,
  }))
}
