import { createHmac } from 'node:crypto'
import pg from 'pg'
import { StartupProblem } from '../startup-problem.ts'
import type { ConnectionSettings } from './database.ts'
import { startCluster, type Cluster } from './embedded/start-cluster.ts'
import { migrate, type AppRole } from './migrate.ts'
import type { Migration } from './migration.ts'

const OLDEST_SERVER = 150_000
const SERVER_LOCK = 7_401_986

export type Connection = {
  /** Owner of the tables: only for migrations, backup and restore. */
  readonly owner: ConnectionSettings
  /** What the application works as. */
  readonly app: ConnectionSettings
  readonly cluster: Cluster | null
}

export type ConnectOptions = {
  readonly databaseUrl: string | null
  readonly databaseRole: string
  readonly dataFolder: string
  readonly masterKey: Buffer
  readonly migrations: readonly Migration[]
}

const DATABASE_NAME = 'torget'

/** Finds or starts the server, checks it, brings the schema up to date and says how to connect. Throws `StartupProblem`. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const role: AppRole = {
    name: options.databaseRole,
    password: createHmac('sha256', options.masterKey).update('database role').digest('base64url'),
  }
  const cluster = options.databaseUrl === null ? await startCluster(options.dataFolder) : null
  const owner: ConnectionSettings =
    cluster === null
      ? { connectionString: options.databaseUrl ?? '' }
      : { ...cluster.address, database: DATABASE_NAME }
  if (cluster !== null) await ensureDatabase({ ...cluster.address, database: 'postgres' })
  await checkServer(owner)
  await migrate(owner, options.migrations, role)
  return { owner, app: asRole(owner, role), cluster }
}

function asRole(owner: ConnectionSettings, role: AppRole): ConnectionSettings {
  if (owner.connectionString === undefined) return { ...owner, user: role.name, password: role.password }
  const url = new URL(owner.connectionString)
  url.username = role.name
  url.password = encodeURIComponent(role.password)
  return { connectionString: url.toString() }
}

async function ensureDatabase(settings: ConnectionSettings): Promise<void> {
  const client = new pg.Client(settings)
  await client.connect()
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE_NAME])
  if (rowCount === 0) await client.query(`create database ${DATABASE_NAME}`)
  await client.end()
}

async function checkServer(settings: ConnectionSettings): Promise<void> {
  const client = new pg.Client({ ...settings, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    throw explainConnect(error as Error & { code?: string })
  }
  const { rows } = await client.query<{ version: number; name: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
  )
  await client.end()
  const found = rows[0]
  if (found !== undefined && found.version < OLDEST_SERVER) {
    throw new StartupProblem(
      `The database server is PostgreSQL ${found.name}; Torget needs 15 or later.`,
      'Upgrade the server, or leave DATABASE_URL out to use the embedded database.',
    )
  }
}

const CONNECT_PROBLEMS: Record<string, readonly [string, string]> = {
  '28P01': [
    'The database server refused the user name or password.',
    'Check the user and password in DATABASE_URL.',
  ],
  '28000': [
    'The database server does not let this user in from here.',
    'Check the user in DATABASE_URL and pg_hba.conf on the server.',
  ],
  '3D000': [
    'The database named in DATABASE_URL does not exist.',
    'Create it, owned by the user in DATABASE_URL.',
  ],
  ECONNREFUSED: [
    'No database server answers at the address in DATABASE_URL.',
    'Check host and port, and that the server runs.',
  ],
  ENOTFOUND: ['The host in DATABASE_URL is unknown.', 'Check its spelling.'],
  '53100': ['The disk of the database server is full.', 'Free space there and start again.'],
}

function explainConnect(error: Error & { code?: string }): StartupProblem {
  const [message, remedy] = CONNECT_PROBLEMS[error.code ?? ''] ?? [
    `The database cannot be reached: ${error.message}`,
    'Check DATABASE_URL.',
  ]
  return new StartupProblem(message, remedy)
}

/**
 * Makes this process the only server on an embedded database, for as long as it lives: the lock belongs to a connection, so it goes
 * with the process even when that is killed. Several processes are meant to share a DATABASE_URL, so there it is not taken.
 */
export async function claimDataFolder(
  connection: Connection,
  dataFolder: string,
): Promise<{ release(): Promise<void> }> {
  if (connection.cluster === null) return { release: () => Promise.resolve() }
  const client = new pg.Client(connection.owner)
  await client.connect()
  client.on('error', () => undefined)
  const { rows } = await client.query<{ won: boolean }>('select pg_try_advisory_lock($1) as won', [
    SERVER_LOCK,
  ])
  if (rows[0]?.won !== true) {
    await client.end()
    throw new StartupProblem(
      `Another Torget already runs on the data folder ${dataFolder}.`,
      'Stop it first, or give this one its own TORGET_DATA and TORGET_PORT.',
    )
  }
  return { release: () => client.end() }
}
