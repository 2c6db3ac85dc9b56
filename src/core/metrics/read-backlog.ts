import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { JOB_SCHEMA } from '../jobs/schema.ts'

export type Waiting = { readonly state: string; readonly count: number; readonly oldestSeconds: number }
export type Backlog = {
  /** `pending`, `sending` and `unknown` decisions of the whole installation. */
  readonly outbox: readonly Waiting[]
  /** Jobs by queue: `created` (waiting), `retry`, `active` and `failed`. Their age counts from when they were due. */
  readonly jobs: readonly (Waiting & { readonly queue: string })[]
}

type Row = { queue: string; state: string; count: number; oldestAt: Temporal.Instant }

/** Figures only: neither whose they are nor what they hold. */
export async function readBacklog(db: Database, clock: Clock): Promise<Backlog> {
  const outbox = await db.pool.query<Row>(
    `select '' as queue, state, intents as count, oldest_at as "oldestAt" from count_open_outbox()`,
  )
  const jobs = await db.pool.query<Row>(
    `select name as queue, state::text as state, count(*) as count, min(start_after) as "oldestAt"
     from ${JOB_SCHEMA}.job where state in ('created', 'retry', 'active', 'failed') group by name, state`,
  )
  const now = clock.now().epochMilliseconds
  const waiting = ({ state, count, oldestAt }: Row): Waiting => ({
    state,
    count,
    oldestSeconds: Math.max(0, (now - oldestAt.epochMilliseconds) / 1000),
  })
  return {
    outbox: outbox.rows.map(waiting),
    jobs: jobs.rows.map((row) => ({ queue: row.queue, ...waiting(row) })),
  }
}
