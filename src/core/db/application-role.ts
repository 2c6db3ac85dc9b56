import pg from 'pg'
import { StartupProblem } from '../startup-problem.ts'
import type { ConnectionSettings } from './database.ts'
import { scramVerifier } from './scram-verifier.ts'

/** Tables belong to whoever migrates; rights are given to this group, which the application's login role is a member of. */
const GROUP = 'torget_application'

export type AppRole = { readonly name: string; readonly password: string }

/** The same server and database, as the role that owns nothing. */
export function asRole(owner: ConnectionSettings, role: AppRole): ConnectionSettings {
  if (owner.connectionString === undefined) return { ...owner, user: role.name, password: role.password }
  const url = new URL(owner.connectionString)
  if (url.host !== '') [url.username, url.password] = ['', '']
  // as parameters, because they win over the part before the @, and an address of a local socket has no such part
  url.searchParams.set('user', role.name)
  url.searchParams.set('password', role.password)
  return { connectionString: url.toString() }
}

/** Roles belong to the whole server, so two installations there share the group but have a login role each (TORGET_DATABASE_ROLE). */
export async function ensureRoles(
  client: pg.Client,
  owner: ConnectionSettings,
  role: AppRole,
): Promise<void> {
  const name = client.escapeIdentifier(role.name)
  const login = `login inherit nosuperuser nocreatedb nocreaterole nobypassrls password '${scramVerifier(role.password)}'`
  try {
    if (!(await roleExists(client, GROUP))) await tolerateRace(client, `create role ${GROUP} nologin`)
    if (!(await roleExists(client, role.name))) await tolerateRace(client, `create role ${name} ${login}`)
    // Roles are shared by every database of the server: nothing is written when nothing has to change.
    if (!(await isMember(client, role.name))) await tolerateRace(client, `grant ${GROUP} to ${name}`)
    if (!(await mayWork(owner, role))) await tolerateRace(client, `alter role ${name} ${login}`)
    await client.query(`grant usage on schema public to ${GROUP}`)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new StartupProblem(
      'The user in DATABASE_URL may not create the role that the application works as.',
      `Give it CREATEROLE, or let an administrator of the server run: ${await missing(client, role.name, login)}`,
    )
  }
}

async function missing(client: pg.Client, name: string, login: string): Promise<string> {
  const quoted = client.escapeIdentifier(name)
  const group = (await roleExists(client, GROUP)) ? '' : `create role ${GROUP} nologin; `
  const verb = (await roleExists(client, name)) ? 'alter' : 'create'
  return `${group}${verb} role ${quoted} ${login}; grant ${GROUP} to ${quoted};`
}

/** True when the role can sign in with its password and has no right that would lift row-level security. */
async function mayWork(owner: ConnectionSettings, role: AppRole): Promise<boolean> {
  const client = new pg.Client(asRole(owner, role))
  try {
    await client.connect()
    const { rows } = await client.query<{ isPlain: boolean }>(
      `select current_user = $1 and not (rolsuper or rolbypassrls or rolcreaterole) and rolinherit as "isPlain"
       from pg_roles where rolname = current_user`,
      [role.name],
    )
    return rows[0]?.isPlain === true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function roleExists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name])
  return (rowCount ?? 0) > 0
}

async function isMember(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from pg_auth_members where roleid = $1::regrole and member = $2::regrole`,
    [GROUP, client.escapeIdentifier(name)],
  )
  return (rowCount ?? 0) > 0
}

/** Two databases of one server may be migrated in the same moment: these codes mean that the other was first. */
async function tolerateRace(client: pg.Client, statement: string): Promise<void> {
  await client.query(statement).catch((error: unknown) => {
    const { code, message } = error as { code?: string; message: string }
    const isRace =
      code === '42710' || code === '23505' || (code === 'XX000' && message.includes('concurrently'))
    if (!isRace) throw error
  })
}
