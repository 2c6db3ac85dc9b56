import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { ConnectionSettings } from '../db/database.ts'
import { JOB_SCHEMA, QUEUES } from './schema.ts'

/** Makes or upgrades the queue's own tables, as their owner, and lets the application work in them. Safe to repeat. */
export async function installJobs(owner: ConnectionSettings): Promise<void> {
  const boss = new PgBoss({ ...bossSettings(owner), schema: JOB_SCHEMA, supervise: false, schedule: false })
  await boss.start()
  for (const [name, options] of Object.entries(QUEUES)) {
    if ((await boss.getQueue(name)) === null) await boss.createQueue(name, options)
    else await boss.updateQueue(name, options)
  }
  await boss.stop({ graceful: false })
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`
      grant usage on schema ${JOB_SCHEMA} to torget_application;
      grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to torget_application;
      grant usage, select on all sequences in schema ${JOB_SCHEMA} to torget_application;
      grant execute on all functions in schema ${JOB_SCHEMA} to torget_application;`)
  } finally {
    await client.end()
  }
}

/** pg-boss takes the parts of a connection, not pg's own settings object. */
export function bossSettings(
  settings: ConnectionSettings,
):
  | { connectionString: string }
  | { host: string; port: number; user: string; password: string; database: string } {
  if (settings.connectionString !== undefined) return { connectionString: settings.connectionString }
  return {
    host: settings.host ?? '127.0.0.1',
    port: settings.port ?? 5432,
    user: settings.user ?? '',
    password: typeof settings.password === 'string' ? settings.password : '',
    database: settings.database ?? '',
  }
}
