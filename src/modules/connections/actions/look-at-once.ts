import type { Tx } from '#core/db/database.ts'
import type { ConnectionsDeps } from './deps.ts'

/** A new connection does not wait for the clock: what is written before the first question is for the look back, which nobody has begun yet. */
export async function lookAtOnce({ jobs }: Pick<ConnectionsDeps, 'jobs'>, tx: Tx): Promise<void> {
  await jobs.send(tx, 'connections.news', {})
  await jobs.send(tx, 'connections.tend', {})
}
