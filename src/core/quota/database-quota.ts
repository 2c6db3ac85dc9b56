import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../db/database.ts'
import type { InstantColumn, InstantColumnOrNull } from '../db/types.ts'
import { judgeQuota } from './judge-quota.ts'
import type { QuotaBucket, QuotaLedger, QuotaReading, QuotaStanding } from './quota.ts'
import { counted, isTelling, keyOf, spent, standingAt } from './standings.ts'

type BucketTable = {
  network: string
  owner: string
  name: string
  percent: number
  used: number | null
  most: number | null
  resetsAt: InstantColumn
  heldUntil: InstantColumnOrNull
}

const tables = (tx: Tx) => tx.$extendTables<{ quotaBucket: BucketTable }>()

/** A reading that moved less than this is not worth a write: every answer brings one. In percent. */
const LEAST_MOVE = 1
/** Windows are told as "so many minutes from now"; less than this apart they are the same one. */
const SAME_WINDOW = { seconds: 60 }

/** The ledger that every process of the installation shares. Rows are locked in the order of their keys, so that two never wait for each other. */
export function createDatabaseQuota(db: Database, clock: Clock): QuotaLedger {
  return {
    take: ({ purpose, costs = [], watched = [] }) =>
      db.system(async (tx) => {
        const held = await lockBuckets(
          tx,
          costs.map(({ bucket }) => bucket),
          clock.now(),
        )
        const seen = await findBuckets(tx, watched)
        const now = clock.now()
        const at = (bucket: QuotaBucket, kept: Kept) => standingAt(bucket, kept.get(keyOf(bucket)), now)
        const spending = costs.map((cost) => ({
          cost,
          standing: counted(at(cost.bucket, held), cost),
          addsPercent: (cost.cost / cost.limit) * 100,
        }))
        const watching = watched.map((bucket) => ({ standing: at(bucket, seen), addsPercent: 0 }))
        const answer = judgeQuota([...spending, ...watching], { purpose, now })
        if (answer.mayCall) for (const { standing, cost } of spending) await put(tx, spent(standing, cost))
        return answer
      }),
    note: (readings) => noteReadings(db, clock, readings),
    hold: (bucket, until) =>
      db.system(async (tx) => {
        const now = clock.now()
        const kept = await lockBuckets(tx, [bucket], now)
        const standing = standingAt(bucket, kept.get(keyOf(bucket)), now)
        const { heldUntil } = standing
        if (heldUntil === null || Temporal.Instant.compare(until, heldUntil) > 0)
          await put(tx, { ...standing, heldUntil: until })
      }),
    read: () =>
      db.system(async (tx) => {
        const now = clock.now()
        const rows = await tables(tx)
          .selectFrom('quotaBucket')
          .selectAll()
          .orderBy('network')
          .orderBy('owner')
          .orderBy('name')
          .execute()
        return rows
          .map(toStanding)
          .map((standing) => standingAt(standing.bucket, standing, now))
          .filter((standing) => isTelling(standing, now))
      }),
  }
}

type Kept = ReadonlyMap<string, QuotaStanding>

function toStanding({ network, owner, name, most, ...row }: Row): QuotaStanding {
  return { ...row, limit: most, bucket: { network, owner, name } }
}

type Row = Omit<BucketTable, 'resetsAt' | 'heldUntil'> & Pick<QuotaStanding, 'resetsAt' | 'heldUntil'>

const keysOf = (rows: readonly Row[]): Kept =>
  new Map(rows.map(toStanding).map((standing) => [keyOf(standing.bucket), standing]))

const inOrder = (buckets: readonly QuotaBucket[]): readonly QuotaBucket[] =>
  [...new Map(buckets.map((bucket) => [keyOf(bucket), bucket])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, bucket]) => bucket)

async function findBuckets(tx: Tx, buckets: readonly QuotaBucket[]): Promise<Kept> {
  if (buckets.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('quotaBucket')
    .selectAll()
    .where((eb) => eb.or(buckets.map((bucket) => eb.and(bucket))))
    .execute()
  return keysOf(rows)
}

/** A row that is not there cannot be locked: it is made first, saying nothing. */
async function lockBuckets(tx: Tx, buckets: readonly QuotaBucket[], now: Temporal.Instant): Promise<Kept> {
  const rows: Row[] = []
  for (const bucket of inOrder(buckets)) {
    const fresh = { ...bucket, percent: 0, used: null, most: null, resetsAt: now, heldUntil: null }
    await tables(tx)
      .insertInto('quotaBucket')
      .values(fresh)
      .onConflict((c) => c.doNothing())
      .execute()
    const row = await tables(tx)
      .selectFrom('quotaBucket')
      .selectAll()
      .where((eb) => eb.and(bucket))
      .forUpdate()
      .executeTakeFirst()
    if (row !== undefined) rows.push(row)
  }
  return keysOf(rows)
}

async function put(tx: Tx, { bucket, limit, ...standing }: QuotaStanding): Promise<void> {
  await tables(tx)
    .updateTable('quotaBucket')
    .set({ ...standing, most: limit })
    .where((eb) => eb.and(bucket))
    .execute()
}

/** One statement a reading, which writes only what has moved: the newest word stands, a hold is left alone. */
async function noteReadings(db: Database, clock: Clock, readings: readonly QuotaReading[]): Promise<void> {
  if (readings.length === 0) return
  await db.system(async (tx) => {
    const seen = await findBuckets(
      tx,
      readings.map(({ bucket }) => bucket),
    )
    const byKey = new Map(readings.map((reading) => [keyOf(reading.bucket), reading]))
    for (const bucket of inOrder(readings.map((reading) => reading.bucket))) {
      const reading = byKey.get(keyOf(bucket))
      if (reading === undefined || !hasMoved(seen.get(keyOf(bucket)), reading, clock.now())) continue
      const { percent, resetsAt } = reading
      await sql`insert into quota_bucket (network, owner, name, percent, resets_at)
        values (${bucket.network}, ${bucket.owner}, ${bucket.name}, ${percent}, ${resetsAt})
        on conflict (network, owner, name) do update set percent = excluded.percent, resets_at = excluded.resets_at`.execute(
        tx,
      )
    }
  })
}

function hasMoved(kept: QuotaStanding | undefined, reading: QuotaReading, now: Temporal.Instant): boolean {
  if (kept === undefined) return true
  const { percent, resetsAt } = standingAt(reading.bucket, kept, now)
  if (Math.abs(percent - reading.percent) >= LEAST_MOVE) return true
  const apart = resetsAt.since(reading.resetsAt).abs()
  return Temporal.Duration.compare(apart, SAME_WINDOW) > 0
}
