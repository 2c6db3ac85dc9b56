import { askDue, tendConnections } from './actions/tend-connections.ts'
import type { ConnectionsDeps } from './actions/deps.ts'
import { forgetByTerms } from './actions/forget-by-terms.ts'
import { FORGET_EVERY_MINUTES } from './rules/storage.ts'

const EVERY_MINUTE = '* * * * *'

/** Three queues of their own: a network that is slow to hand out what is old keeps neither the news nor the renewals waiting. */
export function registerConnectionJobs(deps: ConnectionsDeps): void {
  deps.jobs.handle('connections.tend', () => tendConnections(deps))
  deps.jobs.handle('connections.news', () => askDue(deps, 'news'))
  deps.jobs.handle('connections.past', () => askDue(deps, 'past'))
  deps.jobs.handle('connections.forget', () => forgetByTerms(deps))
  deps.jobs.repeat('connections.forget', `*/${String(FORGET_EVERY_MINUTES)} * * * *`)
  for (const queue of ['connections.tend', 'connections.news', 'connections.past'] as const)
    deps.jobs.repeat(queue, EVERY_MINUTE)
}
