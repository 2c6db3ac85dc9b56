import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { changeConnection, type ConnectionChange } from './connections.ts'
import { tables } from './tables.ts'

/** news: what is new. past: what was there before. Each has its own claim, so that a long fetch keeps nothing waiting. */
export type Asking = 'news' | 'past'

const COLUMNS = {
  news: { due: 'nextNewsAt', claim: 'newsClaimedUntil' },
  past: { due: 'pastNextAt', claim: 'pastClaimedUntil' },
} as const

/** Those whose time has come and whom nobody is asking for just now, the longest waiting first. */
export async function readDue(
  tx: Tx,
  orgId: OrgId,
  { asking, now }: { readonly asking: Asking; readonly now: Temporal.Instant },
): Promise<readonly AccountId[]> {
  const { due, claim } = COLUMNS[asking]
  const rows = await tables(tx)
    .selectFrom('connection')
    .select('accountId')
    .where('orgId', '=', orgId)
    .where(due, '<=', now)
    .where((eb) => eb.or([eb(claim, 'is', null), eb(claim, '<=', now)]))
    .orderBy(due)
    .execute()
  return rows.map(({ accountId }) => accountId as AccountId)
}

/** True for the one who gets to ask, until `until`. */
export async function claim(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  wanted: { readonly asking: Asking; readonly now: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<boolean> {
  const { due, claim: column } = COLUMNS[wanted.asking]
  const result = await tables(tx)
    .updateTable('connection')
    .set({ [column]: wanted.until })
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where(due, '<=', wanted.now)
    .where((eb) => eb.or([eb(column, 'is', null), eb(column, '<=', wanted.now)]))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Moves on from the cursor that was asked with. False when somebody else has moved on from it already: then nothing is changed. */
export async function moveCursor(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  move: { readonly asking: Asking; readonly from: string | null; readonly change: ConnectionChange },
): Promise<boolean> {
  const kept = sql.ref(move.asking === 'news' ? 'cursor' : 'past_cursor')
  const { rows } = await sql`
    select 1 from connection where org_id = ${orgId} and account_id = ${accountId}
      and ${kept} is not distinct from ${move.from} for update`.execute(tx)
  if (rows.length === 0) return false
  await changeConnection(tx, orgId, accountId, move.change)
  return true
}
