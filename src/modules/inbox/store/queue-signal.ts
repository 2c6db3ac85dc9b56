import { sql } from 'kysely'
import type pg from 'pg'
import type { Database, Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { Log } from '#core/log.ts'

const CHANNEL = 'torget_queue'
const RECONNECT_AFTER_MS = 1000

/** Says in this transaction that an organisation's queue is another; pages that show it hear of it when it is committed. */
export async function noteQueueChanged(tx: Tx, orgId: OrgId): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${orgId})`.execute(tx)
}

export type QueueSignal = {
  /** Calls the listener after each committed change to that organisation's queue, whichever process made it. Gives back how to stop. */
  onQueueChanged(orgId: OrgId, listener: () => void): () => void
  close(): Promise<void>
}

/**
 * One connection of the process listens for all its pages. When it is lost, everybody is told to look again once it is back: what
 * happened in between is not known.
 */
export function createQueueSignal(db: Pick<Database, 'pool'>, log: Log): QueueSignal {
  const listeners = new Map<OrgId, Set<() => void>>()
  let connection: Promise<pg.PoolClient | null> | null = null
  let isClosed = false

  const tell = (orgId: OrgId) => listeners.get(orgId)?.forEach((listener) => listener())
  const tellAll = () => [...listeners.keys()].forEach(tell)
  const listen = async (): Promise<pg.PoolClient | null> => {
    try {
      const client = await db.pool.connect()
      client.on('notification', ({ payload }) => tell((payload ?? '') as OrgId))
      client.on('error', (error) => lost(client, error))
      await client.query(`listen ${CHANNEL}`)
      return client
    } catch (error) {
      retry(error)
      return null
    }
  }
  const lost = (client: pg.PoolClient, error: Error) => {
    client.release(error)
    retry(error)
  }
  const retry = (error: unknown) => {
    if (isClosed) return
    log.warn({ err: error }, 'live queue: connection lost')
    connection = new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER_MS).unref())
      .then(() => (isClosed ? null : listen()))
      .then((client) => {
        tellAll()
        return client
      })
  }

  return {
    onQueueChanged(orgId, listener) {
      connection ??= listen()
      const own = listeners.get(orgId) ?? new Set()
      listeners.set(orgId, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0 && listeners.get(orgId) === own) listeners.delete(orgId)
      }
    },
    async close() {
      isClosed = true
      listeners.clear()
      const client = await connection
      // Destroyed rather than given back: a pooled connection that still listens would pile up messages.
      client?.release(true)
    },
  }
}
