import { Hono } from 'hono'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#core/clock.ts'
import { createHttp } from '#core/http/create-http.ts'
import type { HttpEnv } from '#core/http/variables.ts'
import { newId } from '#core/ids.ts'
import { createJobs } from '#core/jobs/jobs.ts'
import { silentLog } from '#core/log.ts'
import { putInOutbox } from '#core/outbox/outbox.ts'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { measureRequests } from './measure-requests.ts'
import { createMetricsApp } from './metrics-app.ts'
import { createMetrics } from './metrics.ts'
import { readBacklog } from './read-backlog.ts'

const clock = fixedClock('2026-11-21T10:00:00Z')
let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(async () => test.drop())

const noBacklog = () => Promise.resolve({ outbox: [], jobs: [] })
const fetchText = async (metrics: ReturnType<typeof createMetrics>): Promise<string> => {
  const response = await createMetricsApp(metrics).request('/metrics')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  return response.text()
}

describe('the metrics', () => {
  it('time requests by pattern, never by address', async () => {
    const metrics = createMetrics(noBacklog)
    const app = createHttp({
      baseUrl: 'http://127.0.0.1:3000',
      log: silentLog,
      clock,
      renderErrorPage: ({ title }) => title,
    })
    app.use(measureRequests(metrics))
    const inbox = new Hono<HttpEnv>().get('/:id', (c) => c.text('ok'))
    app.route('/inkorg', inbox)
    for (const id of ['ett', 'två', 'tre']) await app.request(`/inkorg/${id}`)
    await app.request('/finns-inte')
    await app.request('/inkorg/ett', { method: 'BREW' })
    const text = await fetchText(metrics)
    expect(text).toContain('request_duration_seconds_count{method="GET",route="/inkorg/:id",status="200"} 3')
    expect(text).toMatch(/count\{method="GET",route="[^"]*\*",status="404"\} 1/)
    expect(text).toMatch(/count\{method="other",.*status="404"\} 1/)
    expect(text).not.toContain('finns-inte')
  })

  it('count what the networks send', async () => {
    const metrics = createMetrics(noBacklog)
    metrics.countWebhook('facebook', 'accepted')
    metrics.countWebhook('facebook', 'accepted')
    metrics.countWebhook('facebook', 'refused')
    const text = await fetchText(metrics)
    expect(text).toContain('torget_webhook_deliveries_total{network="facebook",outcome="accepted"} 2')
    expect(text).toContain('torget_webhook_deliveries_total{network="facebook",outcome="refused"} 1')
  })

  it('show what waits, across organisations, with its age', async () => {
    const jobs = createJobs(test.app, silentLog)
    clock.set('2026-11-21T10:00:00Z')
    for (const orgId of [newId<'org'>(clock), newId<'org'>(clock)]) {
      await test.db.forOrg(orgId, (tx) =>
        putInOutbox(tx, { clock, jobs }, orgId, {
          kind: 'inbox.reply',
          accountId: null,
          subjectId: newId(clock),
          payload: {},
        }),
      )
    }
    clock.advance({ minutes: 2 })
    const metrics = createMetrics(() => readBacklog(test.db, clock))
    const text = await fetchText(metrics)
    expect(text).toContain('torget_outbox_intents{state="pending"} 2')
    expect(text).toContain('torget_outbox_oldest_seconds{state="pending"} 120')
    expect(text).toContain('torget_jobs{queue="outbox.send",state="created"} 2')
    expect(text).toContain('torget_database_reachable 1')

    const owner = new pg.Client(test.owner)
    await owner.connect()
    await owner.query(`update outbox set state = 'done'`)
    await owner.end()
    expect(await fetchText(metrics)).not.toContain('torget_outbox_intents{state="pending"}')
    await jobs.stop()
  })

  it('say so when the database does not answer, instead of failing', async () => {
    const metrics = createMetrics(() => Promise.reject(new Error('connection refused')))
    expect(await fetchText(metrics)).toContain('torget_database_reachable 0')
  })
})
