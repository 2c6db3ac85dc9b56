import { createServer, type AddressInfo } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#test/test-database.ts'
import { migrations } from '../../migrations.ts'
import { asRole } from './application-role.ts'
import { refuseOldServer } from './check-server.ts'
import { connect } from './connect.ts'

const ROLE = 'torget_connect_test'
let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(async () => test.drop())

type Change = Partial<Record<'user' | 'password' | 'host' | 'port' | 'database', string>>

function urlWith(change: Change = {}): string {
  const { user, password, host, port, database } = test.owner
  const part = { user, password: String(password), host, port, database, ...change }
  return `postgres://${part.user ?? ''}:${part.password}@${part.host ?? ''}:${part.port ?? ''}/${part.database ?? ''}`
}

const open = (databaseUrl: string) =>
  connect({
    databaseUrl,
    databaseRole: ROLE,
    dataFolder: '/nowhere',
    masterKey: Buffer.alloc(32, 1),
    migrations,
  })

async function deadPort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return String(port)
}

describe('a DATABASE_URL that cannot be used', () => {
  it.each<readonly [string, () => Promise<string>, RegExp, RegExp]>([
    [
      'a wrong password',
      () => Promise.resolve(urlWith({ password: 'wrong' })),
      /refused the user name or password/,
      /DATABASE_URL/,
    ],
    [
      'a database that is not there',
      () => Promise.resolve(urlWith({ database: 'nowhere' })),
      /does not exist/,
      /Create it/,
    ],
    [
      'no server there',
      async () => urlWith({ port: await deadPort() }),
      /No database server answers/,
      /host and port/,
    ],
    [
      'an unknown host',
      () => Promise.resolve(urlWith({ host: 'no-such-host.invalid' })),
      /unknown|cannot be looked up/,
      /spelling/,
    ],
    [
      'no socket there',
      () => Promise.resolve('postgres:///torget?host=/no/such/folder'),
      /local socket/,
      /path/,
    ],
    [
      'an address that is none',
      () => Promise.resolve('postgres://['),
      /cannot be reached/,
      /Check DATABASE_URL/,
    ],
  ])('says what is wrong and what to do: %s', async (_, url, message, remedy) => {
    await expect(open(await url())).rejects.toMatchObject({
      name: 'StartupProblem',
      message: expect.stringMatching(message) as string,
      remedy: expect.stringMatching(remedy) as string,
    })
  })

  it.each([
    [140_012, '14.12'],
    [130_000, '13.0'],
  ])('refuses server version %i', (version, name) => {
    expect(() => refuseOldServer(version, name)).toThrow(`PostgreSQL ${name}; Torget needs 15 or later`)
  })

  it('takes version 15', () => {
    expect(() => refuseOldServer(150_000, '15.0')).not.toThrow()
  })
})

describe('the role that the application works as', () => {
  it('owns nothing and cannot lift row-level security, however the address names its owner', async () => {
    const plain = urlWith()
    const { user, password } = test.owner
    const asParameters = `${urlWith({ user: 'nobody', password: 'x' })}?user=${user ?? ''}&password=${String(password)}`
    for (const url of [plain, asParameters]) {
      const { app, leave } = await open(url)
      const client = new pg.Client(app)
      await client.connect()
      const { rows } = await client.query(
        'select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
      )
      await client.end()
      await leave()
      expect(rows).toEqual([{ name: ROLE, rolsuper: false, rolbypassrls: false }])
    }
  })

  it('is named in the address of a local socket too, which has no part for a user', () => {
    const app = asRole(
      { connectionString: 'postgresql:///torget?host=/var/run/postgresql&sslmode=disable' },
      { name: 'torget_app', password: 'a b' },
    )
    expect(new pg.Client(app)).toMatchObject({
      user: 'torget_app',
      password: 'a b',
      database: 'torget',
      host: '/var/run/postgresql',
    })
  })

  it('gets the new password when the master key has changed', async () => {
    const { app } = await open(urlWith())
    const changed = await connect({
      databaseUrl: urlWith(),
      databaseRole: ROLE,
      dataFolder: '/nowhere',
      masterKey: Buffer.alloc(32, 2),
      migrations,
    })
    await expect(new pg.Client(app).connect()).rejects.toMatchObject({ code: '28P01' })
    const client = new pg.Client(changed.app)
    await client.connect()
    await client.end()
  })

  it('loses a right that somebody gave it by hand', async () => {
    const owner = new pg.Client(test.owner)
    await owner.connect()
    await owner.query(`alter role ${ROLE} bypassrls`)
    await open(urlWith())
    const { rows } = await owner.query(`select rolbypassrls from pg_roles where rolname = '${ROLE}'`)
    await owner.end()
    expect(rows).toEqual([{ rolbypassrls: false }])
  })
})
