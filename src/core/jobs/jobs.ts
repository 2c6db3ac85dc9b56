import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { ConnectionSettings, Tx } from '../db/database.ts'
import type { Log } from '../log.ts'
import { bossSettings } from './install-jobs.ts'
import { JOB_SCHEMA, type QueueName } from './schema.ts'

export type JobData = Readonly<Record<string, string | number | boolean>>
export type JobHandler = (data: JobData) => Promise<void>

export interface Jobs {
  /** Adds a job in the caller's transaction: it exists if, and only if, that transaction is committed. */
  send(tx: Tx, queue: QueueName, data: JobData, options?: { startAt?: Temporal.Instant }): Promise<void>
  /** Registers who does the work; nothing runs before `start`. `atOnce` jobs run side by side in this process. */
  handle(queue: QueueName, handler: JobHandler, options?: { atOnce?: number }): void
  /** Repeats a queue's job on a cron line, in Swedish local time, on one process of all. */
  repeat(queue: QueueName, cron: string): void
  /** Starts working. A process that only serves pages never calls this; `send` works all the same. */
  start(): Promise<void>
  /** Lets running jobs finish, for at most ten seconds. */
  stop(): Promise<void>
}

/** An idle worker looks twice a second, the shortest that pg-boss allows; one that had work looks at once for more. */
const POLLING = { pollingIntervalSeconds: 0.5, batchSize: 1 }

/** How often it is looked for jobs whose worker has died. */
const SUPERVISE_SECONDS = 15

export function createJobs(settings: ConnectionSettings, log: Log): Jobs {
  const boss = new PgBoss({
    ...bossSettings(settings),
    max: 6,
    schema: JOB_SCHEMA,
    migrate: false,
    createSchema: false,
    reindex: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  const handlers = new Map<QueueName, { handler: JobHandler; atOnce: number }>()
  const repeats = new Map<QueueName, string>()
  let isStarted = false
  let opening: Promise<unknown> | null = null
  // A process that only serves pages opens the queue when it sends its first job.
  const open = () => (opening ??= boss.start())

  return {
    send: async (tx, queue, data, options = {}) => {
      await open()
      const db = {
        executeSql: async (text: string, values: unknown[] = []) => {
          const { rows } = await tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values))
          return { rows }
        },
      }
      const startAfter =
        options.startAt === undefined ? {} : { startAfter: new Date(options.startAt.epochMilliseconds) }
      await boss.send(queue, { ...data }, { ...startAfter, db })
    },
    handle: (queue, handler, options = {}) => {
      handlers.set(queue, { handler, atOnce: options.atOnce ?? 1 })
    },
    repeat: (queue, cron) => {
      repeats.set(queue, cron)
    },
    start: async () => {
      await open()
      isStarted = true
      for (const [queue, { handler, atOnce }] of handlers) {
        for (let worker = 0; worker < atOnce; worker += 1) {
          const work = await boss.work<JobData>(queue, POLLING, async (jobs) => {
            for (const job of jobs) await handler(job.data)
            boss.notifyWorker(work)
          })
        }
      }
      for (const [queue, cron] of repeats) await boss.schedule(queue, cron, {}, { tz: 'Europe/Stockholm' })
    },
    stop: async () => {
      if (opening === null) return
      await opening
      await boss.stop({ graceful: isStarted, timeout: 10_000 })
    },
  }
}
