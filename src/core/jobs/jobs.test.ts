import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { silentLog } from '#core/log.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { bossSettings, installJobs } from './install-jobs.ts'
import { createJobs, type JobData, type Jobs } from './jobs.ts'
import { JOB_SCHEMA, type QueueName } from './schema.ts'

const orgId = newId<'org'>(systemClock)
let test: TestDatabase
let opened: Jobs[] = []

beforeAll(async () => {
  test = await createTestDatabase()
})
afterEach(async () => {
  for (const jobs of opened) await jobs.stop()
  opened = []
  await asOwner(`delete from ${JOB_SCHEMA}.job`)
})
afterAll(async () => test.drop())

function createOne(): Jobs {
  const jobs = createJobs(test.app, silentLog)
  opened.push(jobs)
  return jobs
}

async function asOwner(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(test.owner)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const send = (jobs: Jobs, data: JobData, options?: { startAt?: Temporal.Instant }) =>
  test.db.forOrg(orgId, (tx) => jobs.send(tx, 'intake.drain', data, options))

/** A worker that notes what it was given. */
async function startWorker(queue: QueueName = 'intake.drain'): Promise<JobData[]> {
  const done: JobData[] = []
  const jobs = createOne()
  jobs.handle(queue, (data) => {
    done.push(data)
    return Promise.resolve()
  })
  await jobs.start()
  return done
}

describe('jobs', () => {
  it('exist if, and only if, the transaction is committed', async () => {
    const done = await startWorker()
    const web = createOne()
    const failed = test.db.forOrg(orgId, async (tx) => {
      await web.send(tx, 'intake.drain', { n: 1 })
      throw new Error('the decision failed')
    })
    await expect(failed).rejects.toThrow('the decision failed')
    await send(web, { n: 2 })
    await vi.waitFor(() => expect(done).toEqual([{ n: 2 }]), 5000)
    expect(await asOwner(`select state from ${JOB_SCHEMA}.job`)).toHaveLength(1)
  })

  it('wait for their time', async () => {
    const done = await startWorker()
    const startAt = systemClock.now().add({ milliseconds: 1500 })
    await send(createOne(), { n: 1 }, { startAt })
    await wait(900)
    expect(done).toEqual([])
    await vi.waitFor(() => expect(done).toEqual([{ n: 1 }]), 5000)
    expect(Temporal.Instant.compare(systemClock.now(), startAt)).toBe(1)
  })

  it('wait for a worker that is not there yet, through a restart', async () => {
    const web = createOne()
    for (let n = 0; n < 5; n += 1) await send(web, { n })
    await web.stop()
    const done = await startWorker()
    await vi.waitFor(() => expect(done).toHaveLength(5), 10_000)
    expect(done.map((data) => data['n']).sort()).toEqual([0, 1, 2, 3, 4])
  })

  it('are done once each by several workers together', async () => {
    const [a, b] = [await startWorker(), await startWorker()]
    const web = createOne()
    await test.db.forOrg(orgId, async (tx) => {
      for (let n = 0; n < 12; n += 1) await web.send(tx, 'intake.drain', { n })
    })
    await vi.waitFor(() => expect(a.length + b.length).toBe(12), 15_000)
    await wait(600) // time for one too many
    expect(new Set([...a, ...b].map((data) => data['n'])).size).toBe(12)
    expect(a.length + b.length).toBe(12)
  })

  it('are tried again when the work fails', async () => {
    let attempts = 0
    const jobs = createOne()
    jobs.handle('intake.drain', () => {
      attempts += 1
      return attempts === 1 ? Promise.reject(new Error('not now')) : Promise.resolve()
    })
    await jobs.start()
    await send(jobs, {})
    await vi.waitFor(() => expect(attempts).toBe(2), 10_000)
  })

  it('run side by side up to the number asked for', async () => {
    let [running, most] = [0, 0]
    const jobs = createOne()
    jobs.handle(
      'intake.drain',
      async () => {
        running += 1
        most = Math.max(most, running)
        await wait(700)
        running -= 1
      },
      { atOnce: 3 },
    )
    for (let n = 0; n < 6; n += 1) await send(jobs, { n })
    await jobs.start()
    await vi.waitFor(() => expect(most).toBe(3), 10_000)
  })

  it('may finish when their process stops in order', async () => {
    let [hasBegun, isDone] = [false, false]
    const jobs = createOne()
    jobs.handle('intake.drain', async () => {
      hasBegun = true
      await wait(900)
      isDone = true
    })
    await jobs.start()
    await send(jobs, {})
    await vi.waitFor(() => expect(hasBegun).toBe(true), 5000)
    await jobs.stop()
    expect(isDone).toBe(true)
    expect(await asOwner(`select state from ${JOB_SCHEMA}.job`)).toEqual([{ state: 'completed' }])
  })

  it('go to another worker when theirs was killed', async () => {
    await send(createOne(), { n: 1 })
    const killed = new PgBoss({
      ...bossSettings(test.owner),
      schema: JOB_SCHEMA,
      migrate: false,
      supervise: false,
    })
    await killed.start()
    expect(await killed.fetch('intake.drain')).toHaveLength(1)
    // as after half a minute without a sign of life
    await asOwner(`update ${JOB_SCHEMA}.job set heartbeat_on = now() - interval '31 seconds'`)
    await killed.supervise('intake.drain')
    await killed.stop({ graceful: false })
    const done = await startWorker()
    await vi.waitFor(() => expect(done).toEqual([{ n: 1 }]), 10_000)
  })

  it('repeat by Swedish local time', async () => {
    const jobs = createOne()
    jobs.repeat('sweep', '* * * * *')
    await jobs.start()
    expect(await asOwner(`select name, cron, timezone from ${JOB_SCHEMA}.schedule`)).toEqual([
      { name: 'sweep', cron: '* * * * *', timezone: 'Europe/Stockholm' },
    ])
  })
})

describe('installJobs', () => {
  it('can be repeated, and brings the settings of a queue up to date', async () => {
    await asOwner(`update ${JOB_SCHEMA}.queue set retry_limit = 99 where name = 'intake.drain'`)
    await installJobs(test.owner)
    expect(await asOwner(`select retry_limit from ${JOB_SCHEMA}.queue where name = 'intake.drain'`)).toEqual([
      { retry_limit: 3 },
    ])
  })
})
