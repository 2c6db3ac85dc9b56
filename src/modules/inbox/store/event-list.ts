import { sql } from 'kysely'
import type { NetworkId } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import type { EventState } from './tables.ts'

/** One event as the administrator sees it. `raw` is what the network sent, as JSON text, character by character. */
export type EventRow = {
  readonly id: string
  readonly accountId: AccountId
  readonly network: NetworkId
  readonly kind: string
  readonly subject: string | null
  readonly occurredAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant
  readonly state: EventState
  readonly problem: string | null
  readonly deliveryId: string | null
  readonly raw: string
}

const columns = sql`id, account_id, network, kind, subject, occurred_at, received_at, state, problem, delivery_id, raw::text as raw`

/** Newest first, by id (which begins with the time it was stored). */
export async function readEventPage(
  tx: Tx,
  orgId: OrgId,
  page: { readonly state: EventState | null; readonly before: string | null; readonly limit: number },
): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select ${columns} from network_event
    where org_id = ${orgId}
      ${page.state === null ? sql`` : sql`and state = ${page.state}`}
      ${page.before === null ? sql`` : sql`and id < ${page.before}`}
    order by id desc limit ${page.limit}`.execute(tx)
  return rows
}

export async function findEvent(tx: Tx, orgId: OrgId, id: string): Promise<EventRow | null> {
  const { rows } = await sql<EventRow>`
    select ${columns} from network_event where org_id = ${orgId} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export type RawEvent = Pick<EventRow, 'id' | 'kind' | 'occurredAt' | 'receivedAt' | 'deliveryId' | 'raw'>

/** What the network itself said of these things, oldest first. */
export async function readRawOf(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  subjects: readonly string[],
): Promise<readonly RawEvent[]> {
  const { rows } = await sql<RawEvent>`
    select id, kind, occurred_at, received_at, delivery_id, raw::text as raw from network_event
    where org_id = ${orgId} and account_id = ${accountId} and subject = any(${[...subjects]})
    order by received_at, position, id`.execute(tx)
  return rows
}
