import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'

/** What somebody wrote stays out of it: it is not ours, or not known to be anybody's. */
export type HomelessEvent = {
  readonly id: string
  readonly network: string
  readonly accountExternalId: string
  readonly dedupeKey: string
  readonly receivedAt: Temporal.Instant
}

export type HomelessDelivery = {
  readonly id: string
  readonly network: string
  readonly sha256: string
  readonly receivedAt: Temporal.Instant
  readonly problem: string | null
}

/** Events of pages that no organisation here has registered; they wait for `account add`. In a system transaction. */
export async function readHomelessEvents(tx: Tx, limit: number): Promise<readonly HomelessEvent[]> {
  const { rows } = await sql<HomelessEvent>`
    select id, network, account_external_id, dedupe_key, received_at from unclaimed_event
    order by id desc limit ${limit}`.execute(tx)
  return rows
}

/** Bodies that were signed rightly and could not be split into events; kept byte for byte. In a system transaction. */
export async function readHomelessDeliveries(tx: Tx, limit: number): Promise<readonly HomelessDelivery[]> {
  const { rows } = await sql<HomelessDelivery>`
    select id, network, sha256, first_received_at as received_at, problem from hook_delivery
    where state = 'unreadable' order by id desc limit ${limit}`.execute(tx)
  return rows
}
