import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId } from '#core/ids.ts'
import { careTables, type ClosingTable } from './care-tables.ts'

export type Closing = Omit<
  ClosingTable,
  'orgId' | 'startedAt' | 'acknowledgedAt' | 'archivedAt' | 'endedAt' | 'closesOn' | 'archiveToId'
> & {
  readonly startedAt: Temporal.Instant
  /** The day decided for it to shut; null: when somebody shuts it. */
  readonly closesOn: Temporal.PlainDate | null
  /** Who takes care of the last records. */
  readonly archiveToId: PersonId | null
  readonly acknowledgedAt: Temporal.Instant | null
  readonly archivedAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
}

const COLUMNS = [
  'id',
  'accountId',
  'reason',
  'isInactivity',
  'startedAt',
  'startedBy',
  'startedById',
  'archiveToId',
  'closesOn',
  'acknowledgedAt',
  'acknowledgedBy',
  'archiveReceipt',
  'archivePlace',
  'archivedAt',
  'archivedBy',
  'endedAt',
  'outcome',
] as const

/** Those under way; of one account, or of all. */
export async function readOpenClosings(
  tx: Tx,
  orgId: OrgId,
  accountId?: AccountId,
): Promise<readonly Closing[]> {
  const rows = await careTables(tx)
    .selectFrom('accountClosing')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('endedAt', 'is', null)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .execute()
  return rows.map((row) => ({ ...row, archiveToId: row.archiveToId as PersonId | null }))
}

export async function insertClosing(tx: Tx, orgId: OrgId, closing: Closing): Promise<void> {
  await careTables(tx)
    .insertInto('accountClosing')
    .values({ orgId, ...closing })
    .execute()
}

export async function changeClosing(
  tx: Tx,
  orgId: OrgId,
  id: string,
  change: Partial<Omit<Closing, 'id' | 'accountId'>>,
): Promise<void> {
  await careTables(tx)
    .updateTable('accountClosing')
    .set(change)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}
