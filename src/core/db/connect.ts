import { createHmac } from 'node:crypto'
import pg from 'pg'
import { asStartupProblem, StartupProblem } from '../startup-problem.ts'
import { asRole, type AppRole } from './application-role.ts'
import { checkServer } from './check-server.ts'
import type { ConnectionSettings } from './database.ts'
import { startCluster, type Cluster } from './embedded/start-cluster.ts'
import { stayAt } from './embedded/stay-at.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migration.ts'

const SERVER_LOCK = 7_401_986

export type Connection = {
  /** Owner of the tables: only for migrations, backup and restore. */
  readonly owner: ConnectionSettings
  /** What the application works as. */
  readonly app: ConnectionSettings
  readonly cluster: Cluster | null
  /** The last act of the process that connected, when its own pools are closed. */
  readonly leave: () => Promise<void>
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
  try {
    return await connectOnce(options)
  } catch (error) {
    // An embedded server that another process was just shutting down is found, and then gone: start it anew.
    if (options.databaseUrl === null && isShutDown(error)) return connectOnce(options)
    throw asStartupProblem(error, options.dataFolder) ?? error
  }
}

async function connectOnce(options: ConnectOptions): Promise<Connection> {
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
  const leave = cluster === null ? () => Promise.resolve() : await stayAt(owner, cluster, SERVER_LOCK)
  try {
    await migrate(owner, options.migrations, role)
  } catch (error) {
    await leave()
    throw error
  }
  return { owner, app: asRole(owner, role), cluster, leave }
}

/** 57P01 and 57P03 are the server's words for going down; the others are how that feels from outside. */
function isShutDown(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return (
    ['57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET'].includes(code ?? '') ||
    message === 'Connection terminated unexpectedly'
  )
}

async function ensureDatabase(settings: ConnectionSettings): Promise<void> {
  await withClient(settings, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE_NAME])
    if (rowCount !== 0) return
    await client.query(`create database ${DATABASE_NAME}`).catch((error: unknown) => {
      // another process that starts at the same moment was first
      if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
    })
  })
}

/**
 * Makes this process the only server on an embedded database, for as long as it lives: the lock belongs to a connection, so it goes
 * with the process even when that is killed. When it is taken, this leaves the database and throws `StartupProblem`. Several processes are meant to share a DATABASE_URL, so there it is not taken.
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
    await connection.leave()
    throw new StartupProblem(
      `Another Torget already runs on the data folder ${dataFolder}.`,
      'Stop it first, or give this one its own TORGET_DATA and TORGET_PORT.',
    )
  }
  return { release: () => client.end() }
}

async function withClient<T>(
  settings: ConnectionSettings,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(settings)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
