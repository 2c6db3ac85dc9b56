import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { ConnectionSettings } from '../database.ts'
import type { Cluster } from './start-cluster.ts'

/** A session that has just been closed is listed by the server for a moment more. */
const LINGER_MS = 50
const MOST_LOOKS = 20

/**
 * Marks this process as one that uses the embedded server, by a connection that it keeps. The returned function ends that and stops the
 * server, unless the Torget that holds `serverLock`, or another command, is still at work there. Whoever leaves last puts out the
 * light, also when a killed process had left it on.
 */
export async function stayAt(
  owner: ConnectionSettings,
  cluster: Cluster,
  serverLock: number,
): Promise<() => Promise<void>> {
  const client = new pg.Client(owner)
  let [isLost, hasLeft] = [false, false]
  client.on('error', () => (isLost = true))
  await client.connect()
  return async () => {
    if (hasLeft) return
    hasLeft = true
    const isUsed = isLost || (await hasOthers(client, serverLock))
    await client.end().catch(() => undefined)
    if (!isUsed) await cluster.stop()
  }
}

async function hasOthers(client: pg.Client, serverLock: number): Promise<boolean> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { rows } = await client.query<{ others: number; isClaimed: boolean }>(
      `select (select count(*)::int from pg_stat_activity
               where backend_type = 'client backend' and pid <> pg_backend_pid()) as others,
              exists (select 1 from pg_locks where locktype = 'advisory' and objid = $1 and granted) as "isClaimed"`,
      [serverLock],
    )
    if (rows[0]?.others === 0) return false
    if (rows[0]?.isClaimed === true) return true
    await wait(LINGER_MS)
  }
  return true
}
