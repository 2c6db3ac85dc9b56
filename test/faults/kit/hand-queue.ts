import type { Database } from '#core/db/database.ts'
import type { JobData, JobHandler, Jobs } from '#core/jobs/jobs.ts'
import type { QueueName } from '#core/jobs/schema.ts'
import type { Clock } from '#core/clock.ts'

/** The real queue in the database, worked off by hand: a test says when, by its own clock, and sees every failure. */
export type HandQueue = {
  readonly jobs: Jobs
  /** Does what is due until nothing is; gives what the jobs threw. A failed job waits a quarter of a minute. */
  run(): Promise<readonly unknown[]>
  /** One job of that queue now, as its schedule would start it. */
  start(queue: QueueName): Promise<void>
  /** What the queue does half a minute after a worker was killed: its jobs are given to the next. */
  revive(): Promise<void>
}

const RETRY_AFTER = { seconds: 15 }

type Taken = { readonly id: string; readonly name: QueueName; readonly data: JobData }

export function createHandQueue(real: Jobs, db: Database, clock: Clock): HandQueue {
  const handlers = new Map<QueueName, JobHandler>()
  const handlerOf = (queue: QueueName): JobHandler => {
    const handler = handlers.get(queue)
    if (handler === undefined) throw new Error(`nobody handles ${queue}`)
    return handler
  }
  const take = async (): Promise<Taken | undefined> => {
    const { rows } = await db.pool.query<Taken>(
      `update torget_jobs.job set state = 'completed' where id =
         (select id from torget_jobs.job where state in ('created', 'retry') and start_after <= $1
            -- what a real worker's timekeeper leaves for itself at a full minute is not ours
            and left(name, 2) <> '__'
          order by start_after, created_on, id limit 1)
       returning id, name, data`,
      // the database stamps a job that is to start at once with a time that may lie a moment ahead of ours
      [clock.now().add({ seconds: 1 }).toString()],
    )
    return rows[0]
  }
  return {
    jobs: {
      ...real,
      handle: (queue, handler) => void handlers.set(queue, handler),
      repeat: () => undefined,
      start: () => Promise.resolve(),
    },
    run: async () => {
      const failures: unknown[] = []
      for (let job = await take(); job !== undefined; job = await take()) {
        try {
          await handlerOf(job.name)(job.data)
        } catch (error) {
          failures.push(error)
          await db.pool.query(`update torget_jobs.job set state = 'retry', start_after = $2 where id = $1`, [
            job.id,
            clock.now().add(RETRY_AFTER).toString(),
          ])
        }
      }
      return failures
    },
    start: (queue) => handlerOf(queue)({}),
    revive: async () => {
      await db.pool.query(`update torget_jobs.job set state = 'retry' where state = 'active'`)
    },
  }
}
