import { sql } from 'kysely'
import type { NetworkId } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import type { UnclaimedContent } from './unclaimed.ts'

export type KeptBody = {
  readonly id: string
  readonly body: Uint8Array
  readonly receivedAt: Temporal.Instant
}

type Wanted = {
  readonly network: NetworkId
  readonly receivedBefore: Temporal.Instant
  readonly now: Temporal.Instant
  readonly limit: number
}

/** Bodies that have been split and may tell who somebody is, for this transaction; another worker takes others. `tx` is of the system. */
export async function takeDueBodies(tx: Tx, wanted: Wanted): Promise<readonly KeptBody[]> {
  const { network, receivedBefore, now, limit } = wanted
  const { rows } = await sql<KeptBody>`
    select id, body, first_received_at as received_at from hook_delivery
    where network = ${network} and people_forgotten_at is null and first_received_at <= ${receivedBefore} and state = 'split'
      and (people_look_at is null or people_look_at <= ${now})
    order by first_received_at, id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

/** The hash stays that of what was received, so that the same bytes are known when they come again; the signature no longer fits. */
export async function replaceBody(tx: Tx, id: string, body: Uint8Array, at: Temporal.Instant): Promise<void> {
  await sql`
    update hook_delivery set body = ${Buffer.from(body)}, signature = null, people_forgotten_at = ${at} where id = ${id}`.execute(
    tx,
  )
}

export async function lookAgain(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await sql`update hook_delivery set people_look_at = ${at} where id = ${id}`.execute(tx)
}

/** Whatever was put off is looked at again: something has been decided. */
export async function lookAtAllAgain(tx: Tx, network: NetworkId): Promise<void> {
  await sql`
    update hook_delivery set people_look_at = null
    where network = ${network} and people_forgotten_at is null and people_look_at is not null`.execute(tx)
}

export type KeptUnclaimed = {
  readonly id: string
  readonly accountExternalId: string
  readonly content: UnclaimedContent
}

/** Events of accounts that nobody here has registered: no organisation has decided anything about them, so the vendor's limit holds. */
export async function takeDueUnclaimed(
  tx: Tx,
  { network, receivedBefore, limit }: Omit<Wanted, 'now'>,
): Promise<readonly KeptUnclaimed[]> {
  const { rows } = await sql<{ id: string; accountExternalId: string; event: UnclaimedContent }>`
    select id, account_external_id, event from unclaimed_event
    where network = ${network} and people_forgotten_at is null and received_at <= ${receivedBefore}
    order by id limit ${limit} for update skip locked`.execute(tx)
  return rows.map(({ event, ...rest }) => ({ ...rest, content: event }))
}

export async function replaceUnclaimed(
  tx: Tx,
  id: string,
  content: UnclaimedContent,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update unclaimed_event set event = ${JSON.stringify(content)}::jsonb, people_forgotten_at = ${at} where id = ${id}`.execute(
    tx,
  )
}
