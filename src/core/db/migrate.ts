import { createHash } from 'node:crypto'
import pg from 'pg'
import { StartupProblem } from '../startup-problem.ts'
import type { ConnectionSettings } from './database.ts'
import type { Migration } from './migration.ts'

/** Tables belong to whoever migrates; rights are given to this group, which the application's login role is a member of. */
const GROUP = 'torget_application'
const LOCK = 7_401_985

export type AppRole = { readonly name: string; readonly password: string }

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
    await ensureRoles(client, role)
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

/** Roles belong to the whole server, so two installations there share the group but have a login role each (TORGET_DATABASE_ROLE). */
async function ensureRoles(client: pg.Client, role: AppRole): Promise<void> {
  const name = client.escapeIdentifier(role.name)
  const password = client.escapeLiteral(role.password)
  const login = `login nosuperuser nocreatedb nocreaterole noinherit nobypassrls password ${password}`
  try {
    if (!(await roleExists(client, GROUP))) await tolerateRace(client, `create role ${GROUP} nologin`)
    if (!(await roleExists(client, role.name))) await tolerateRace(client, `create role ${name} ${login}`)
    await client.query(`alter role ${name} ${login.replace('noinherit', 'inherit')}`)
    await client.query(`grant ${GROUP} to ${name}`)
    await client.query(`grant usage on schema public to ${GROUP}`)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new StartupProblem(
      'The user in DATABASE_URL may not create the role that the application works as.',
      `Give it CREATEROLE, or let an administrator run: create role ${GROUP} nologin; create role ${role.name} login in role ${GROUP}; and grant it to that user with admin option.`,
    )
  }
}

async function roleExists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name])
  return (rowCount ?? 0) > 0
}

/** Two databases of one server may be migrated in the same moment: 42710 and 23505 mean that the other was first. */
async function tolerateRace(client: pg.Client, statement: string): Promise<void> {
  await client.query(statement).catch((error: unknown) => {
    if (!['42710', '23505'].includes((error as { code: string }).code)) throw error
  })
}
