import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import { tables } from '../store/tables.ts'

/** What a policy is tried against afterwards: the ground and the times of a removal, nothing of its content. */
export type ReplayRemoval = {
  readonly id: string
  readonly messageId: string
  readonly accountId: AccountId
  readonly groundCode: string
  readonly openedAt: Temporal.Instant
  readonly actedAt: Temporal.Instant | null
}

/** Removals begun and not called off, the newest first, at most `limit`. */
export async function readReplayRemovals(
  tx: Tx,
  orgId: OrgId,
  period: { readonly from: Temporal.Instant; readonly limit: number },
): Promise<readonly ReplayRemoval[]> {
  const rows = await tables(tx)
    .selectFrom('moderationCase')
    .select(['id', 'messageId', 'accountId', 'groundCode', 'openedAt', 'actedAt'])
    .where('orgId', '=', orgId)
    .where('openedAt', '>=', period.from)
    .where('state', '<>', 'withdrawn')
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(period.limit)
    .execute()
  return rows.map((row) => ({ ...row, accountId: row.accountId as AccountId }))
}
