import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Backlog } from './read-backlog.ts'

export type WebhookOutcome = 'accepted' | 'duplicate' | 'refused' | 'unreadable'

export type RequestMeasure = {
  readonly method: string
  /** The pattern (`/inkorg/:id`), never the address itself: there are too many of those, and they name things. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

export interface Metrics {
  observeRequest(measure: RequestMeasure): void
  countWebhook(network: string, outcome: WebhookOutcome): void
  /** Everything in Prometheus text format, the backlog read at that moment. */
  text(): Promise<string>
  readonly contentType: string
}

/** From five milliseconds to ten seconds: what a page or a hook takes when all is well, and when it is not. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** One registry for one process. `readBacklog` is asked each time the figures are fetched. */
export function createMetrics(readBacklog: () => Promise<Backlog>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'torget_' })
  const requests = new Histogram({
    name: 'torget_http_request_duration_seconds',
    help: 'Time to answer a request.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  const webhooks = new Counter({
    name: 'torget_webhook_deliveries_total',
    help: 'Bodies received from the networks: accepted, duplicate, refused (signature) or unreadable.',
    labelNames: ['network', 'outcome'],
    registers: [registry],
  })
  const refreshBacklog = backlogGauges(registry, readBacklog)
  return {
    observeRequest: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    countWebhook: (network, outcome) => webhooks.inc({ network, outcome }),
    text: async () => {
      await refreshBacklog()
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

function backlogGauges(registry: Registry, readBacklog: () => Promise<Backlog>): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: readonly string[]): Gauge =>
    new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] })
  const reachable = gauge('torget_database_reachable', '1 when the database answered this time.', [])
  const outbox = gauge('torget_outbox_intents', 'Decisions not settled with the network.', ['state'])
  const outboxAge = gauge('torget_outbox_oldest_seconds', 'Age of the oldest of them.', ['state'])
  const jobs = gauge('torget_jobs', 'Jobs in the queue.', ['queue', 'state'])
  const jobAge = gauge('torget_job_oldest_seconds', 'Time since the oldest of them was due.', [
    'queue',
    'state',
  ])
  return async () => {
    const backlog = await readBacklog().catch(() => null)
    reachable.set(backlog === null ? 0 : 1)
    // a state that is empty now would otherwise keep its last figure for ever
    for (const each of [outbox, outboxAge, jobs, jobAge]) each.reset()
    for (const { state, count, oldestSeconds } of backlog?.outbox ?? []) {
      outbox.set({ state }, count)
      outboxAge.set({ state }, oldestSeconds)
    }
    for (const { queue, state, count, oldestSeconds } of backlog?.jobs ?? []) {
      jobs.set({ queue, state }, count)
      jobAge.set({ queue, state }, oldestSeconds)
    }
  }
}
