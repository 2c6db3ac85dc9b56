import { createHash } from 'node:crypto'
import pg from 'pg'
import { StartupProblem } from '../startup-problem.ts'
import { ensureRoles, type AppRole } from './application-role.ts'
import type { ConnectionSettings } from './database.ts'
import type { Migration } from './migration.ts'

const LOCK = 7_401_985

/** Brings the schema up to date. Safe to run from several processes at once; the later ones wait and find nothing to do. */
export async function migrate(
  owner: ConnectionSettings,
  migrations: readonly Migration[],
  role: AppRole,
): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await ensureRoles(client, owner, role)
    await client.query(
      `create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration',
    )
    const applied = new Map(rows.map((row) => [row.name, row.checksum]))
    refuseNewerSchema(applied, migrations)
    for (const migration of [...migrations].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      await apply(client, migration, applied.get(migration.name))
    }
  } finally {
    await client.end()
  }
}

async function apply(
  client: pg.Client,
  migration: Migration,
  appliedChecksum: string | undefined,
): Promise<void> {
  const checksum = createHash('sha256').update(migration.sql).digest('hex')
  if (appliedChecksum === checksum) return
  if (appliedChecksum !== undefined) {
    throw new StartupProblem(
      `The schema step ${migration.name} was changed after it had run.`,
      'Steps that have run are never changed; install an unmodified release of Torget.',
    )
  }
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [migration.name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

function refuseNewerSchema(applied: Map<string, string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((m) => m.name))
  const unknown = [...applied.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new StartupProblem(
      `This database was made by a later version of Torget (${unknown.join(', ')}).`,
      'Start that version, or restore the backup taken before the upgrade.',
    )
  }
}
