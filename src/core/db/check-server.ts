import pg from 'pg'
import { StartupProblem } from '../startup-problem.ts'
import type { ConnectionSettings } from './database.ts'

const OLDEST_SERVER = 150_000

/** Throws `StartupProblem` when the server cannot be reached or is too old. */
export async function checkServer(settings: ConnectionSettings): Promise<void> {
  const client = await reach(settings).catch((error: unknown) => {
    throw explainConnect(error as Error & { code?: string })
  })
  const { rows } = await client.query<{ version: number; name: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
  )
  await client.end()
  for (const { version, name } of rows) refuseOldServer(version, name)
}

async function reach(settings: ConnectionSettings): Promise<pg.Client> {
  const client = new pg.Client({ ...settings, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

export function refuseOldServer(version: number, name: string): void {
  if (version >= OLDEST_SERVER) return
  throw new StartupProblem(
    `The database server is PostgreSQL ${name}; Torget needs 15 or later.`,
    'Upgrade the server, or leave DATABASE_URL out to use the embedded database.',
  )
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
  '53300': [
    'The database server has no free connection.',
    'Raise max_connections there, or close other programs that use it.',
  ],
  '53100': ['The disk of the database server is full.', 'Free space there and start again.'],
  ECONNREFUSED: [
    'No database server answers at the address in DATABASE_URL.',
    'Check host and port, and that the server runs.',
  ],
  ENOENT: [
    'No database server listens on the local socket in DATABASE_URL.',
    'Check the path, and that the server runs.',
  ],
  ENOTFOUND: ['The host in DATABASE_URL is unknown.', 'Check its spelling.'],
  EAI_AGAIN: ['The host in DATABASE_URL cannot be looked up.', 'Check its spelling and the name server.'],
}

function explainConnect(error: Error & { code?: string }): StartupProblem {
  const [message, remedy] = CONNECT_PROBLEMS[error.code ?? ''] ?? [
    `The database cannot be reached: ${error.message}`,
    'Check DATABASE_URL.',
  ]
  return new StartupProblem(message, remedy)
}
