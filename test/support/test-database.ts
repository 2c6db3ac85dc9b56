import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type ConnectionSettings, type Database } from '#core/db/database.ts'
import { TEMPLATE, TEST_APP_PASSWORD, TEST_APP_ROLE } from './test-server.ts'

export type TestDatabase = {
  readonly db: Database
  /** As the application: row-level security holds. */
  readonly app: ConnectionSettings
  /** As the owner of the tables: to look behind the curtain in a test. */
  readonly owner: ConnectionSettings
  drop(): Promise<void>
}

/** A database of the test file's own, copied from the migrated template in a fraction of a second. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer')
  const name = `t_${randomBytes(6).toString('hex')}`
  await asAdmin(`create database ${name} template ${TEMPLATE}`)
  const owner = { ...server, database: name }
  const app = { ...owner, user: TEST_APP_ROLE, password: TEST_APP_PASSWORD }
  const db = openDatabase(app)
  return {
    db,
    app,
    owner,
    drop: async () => {
      await db.close()
      await asAdmin(`drop database ${name} with (force)`)
    },
  }

  async function asAdmin(statement: string): Promise<void> {
    const admin = new pg.Client({ ...server, database: 'postgres' })
    await admin.connect()
    try {
      await admin.query(statement)
    } finally {
      await admin.end()
    }
  }
}

/** The same settings as an address, for what is configured by DATABASE_URL. */
export function urlOf({ user, password, host, port, database }: ConnectionSettings): string {
  const secret = typeof password === 'string' ? encodeURIComponent(password) : ''
  return `postgres://${user ?? ''}:${secret}@${host ?? ''}:${port ?? 5432}/${database ?? ''}`
}
