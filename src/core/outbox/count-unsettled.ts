import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { OrgId } from '../ids.ts'
import { CLAIM_LASTS } from './carry-out.ts'

const LATE_AFTER = { minutes: 10 }

export type Unsettled = {
  /** A person has to settle these. */
  readonly unknown: number
  /** Taken by a worker that is no longer there; the next sweep makes them unknown. */
  readonly stuck: number
  /** Nobody has taken them although their time has come. */
  readonly late: number
}

export async function countUnsettled(tx: Tx, orgId: OrgId, now: Temporal.Instant): Promise<Unsettled> {
  const { rows } = await sql<Unsettled>`
    select count(*) filter (where state = 'unknown') as unknown,
           count(*) filter (where state = 'sending' and claimed_at < ${now.subtract(CLAIM_LASTS)}) as stuck,
           count(*) filter (where state = 'pending' and not_before < ${now.subtract(LATE_AFTER)}) as late
    from outbox where org_id = ${orgId} and state in ('pending', 'sending', 'unknown')`.execute(tx)
  return rows[0] ?? { unknown: 0, stuck: 0, late: 0 }
}

/** What has been decided for an account and has not left yet, of these kinds; whatever is under way just now is counted too. */
export async function countWaiting(
  tx: Tx,
  orgId: OrgId,
  { accountId, kinds }: { readonly accountId: string; readonly kinds: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from outbox
    where org_id = ${orgId} and account_id = ${accountId} and kind = any(${[...kinds]}) and state in ('pending', 'sending')`.execute(
    tx,
  )
  return rows[0]?.waiting ?? 0
}
