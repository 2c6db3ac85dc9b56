import { sql } from 'kysely'
import type { Database, Tx } from '#core/db/database.ts'
import type { NetworkId } from '#connectors/connector.ts'
import { gather } from '#core/gather.ts'
import { storableText } from '../rules/storable-text.ts'

/** A webhook body as it came. */
export type Delivery = {
  readonly id: string
  readonly network: NetworkId
  readonly body: Uint8Array
  readonly signature: string | null
  readonly receivedAt: Temporal.Instant
}

export type NewDelivery = {
  readonly id: string
  readonly network: NetworkId
  readonly sha256: string
  readonly body: Uint8Array
  readonly signature: string | null
  readonly at: Temporal.Instant
}

/** Bodies of one statement. A large one goes alone, so that a crowd of them never stands in the memory at once. */
const MOST_TOGETHER = 32
const LARGE_BYTES = 256 * 1024

const doors = new WeakMap<Database, (delivery: NewDelivery) => Promise<boolean>>()

/**
 * Durable when it answers: the network waits for our 200. False when exactly these bytes had come before. A network sends its crowd over
 * many connections at once; those that wait for the disk anyway share one statement.
 */
export function insertDelivery(db: Database, delivery: NewDelivery): Promise<boolean> {
  if (delivery.body.byteLength > LARGE_BYTES) return insertAlone(db, delivery)
  const door = doors.get(db) ?? gather(insertDeliveriesOf(db), { most: MOST_TOGETHER })
  doors.set(db, door)
  return door(delivery)
}

async function insertAlone(db: Database, delivery: NewDelivery): Promise<boolean> {
  const [isNew] = await insertDeliveriesOf(db)([delivery])
  return isNew ?? false
}

/** One round trip. In the order of their hashes, so that two processes that get the same bodies never wait for each other in a ring. */
const insertDeliveriesOf =
  (db: Database) =>
  async (deliveries: readonly NewDelivery[]): Promise<readonly boolean[]> => {
    const { rows } = await db.pool.query<{ fresh: readonly boolean[] }>({
      name: 'accept-deliveries',
      text: 'select accept_deliveries($1, $2, $3, $4, $5, $6) as fresh',
      values: [
        deliveries.map(({ id }) => id),
        deliveries.map(({ network }) => network),
        deliveries.map(({ sha256 }) => sha256),
        deliveries.map(({ body }) => Buffer.from(body.buffer, body.byteOffset, body.byteLength)),
        deliveries.map(({ signature }) => signature),
        deliveries.map(({ at }) => at.toString()),
      ],
    })
    return rows[0]?.fresh ?? []
  }

/** How many bodies with a wrong signature came in an hour is known; what they said is not kept. */
export async function countRefusal(db: Database, network: NetworkId, at: Temporal.Instant): Promise<void> {
  await db.pool.query({
    name: 'count-refusal',
    text: `insert into hook_refusal (network, hour, refused) values ($1, date_trunc('hour', $2::timestamptz), 1)
           on conflict (network, hour) do update set refused = hook_refusal.refused + 1`,
    values: [network, at.toString()],
  })
}

/** Takes waiting deliveries for this transaction; another worker takes others. `tx` is of the system. */
export async function takeDeliveries(tx: Tx, limit: number): Promise<readonly Delivery[]> {
  const { rows } = await sql<Delivery>`
    select id, network, body, signature, first_received_at as received_at from hook_delivery
    where state = 'received' order by first_received_at, id limit ${limit}
    for update skip locked`.execute(tx)
  return rows
}

export async function readDelivery(tx: Tx, id: string): Promise<Delivery | null> {
  const { rows } = await sql<Delivery>`
    select id, network, body, signature, first_received_at as received_at from hook_delivery where id = ${id}`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** The body stays whatever becomes of it. */
export async function settleDelivery(
  tx: Tx,
  id: string,
  to: { readonly state: 'split' } | { readonly state: 'unreadable'; readonly problem: string },
): Promise<void> {
  const problem = to.state === 'unreadable' ? storableText(to.problem) : null
  await sql`update hook_delivery set state = ${to.state}, problem = ${problem} where id = ${id}`.execute(tx)
}

export async function countRefusalsSince(db: Database, since: Temporal.Instant): Promise<number> {
  const { rows } = await db.pool.query<{ refused: number }>(
    'select coalesce(sum(refused), 0)::int as refused from hook_refusal where hour >= $1',
    [since.toString()],
  )
  return rows[0]?.refused ?? 0
}
