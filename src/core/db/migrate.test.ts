import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { migrate } from './migrate.ts'
import type { ConnectionSettings } from './database.ts'
import type { Migration } from './migration.ts'

const role = { name: 'torget_migrate_test', password: 'only-on-the-test-server' }
const steps: readonly Migration[] = [
  { name: '0001-a', sql: 'create table a (n int); insert into a values (1);' },
  { name: '0002-b', sql: 'create table b (n int);' },
]

const NAME = `migrate_${process.pid}`
const LIMITED = `limited_${process.pid}`
let admin: pg.Client
let owner: ConnectionSettings

beforeAll(async () => {
  admin = new pg.Client({ ...inject('testServer'), database: 'postgres' })
  await admin.connect()
  owner = { ...inject('testServer'), database: NAME }
})
afterEach(async () => {
  await admin.query(`drop database if exists ${NAME} with (force)`)
  await admin.query(`drop role if exists ${LIMITED}`)
})
afterAll(async () => {
  await admin.query(`drop role if exists ${role.name}`)
  await admin.end()
})

async function ask(text: string, settings = owner): Promise<unknown[]> {
  const client = new pg.Client(settings)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

describe('migrate', () => {
  it('runs each step once, in the order of their names', async () => {
    await admin.query(`create database ${NAME}`)
    await migrate(owner, [...steps].reverse(), role)
    await migrate(owner, steps, role)
    expect(await ask('select name from migration order by applied_at, name')).toEqual([
      { name: '0001-a' },
      { name: '0002-b' },
    ])
    expect(await ask('select n from a')).toEqual([{ n: 1 }])
  })

  it('is safe from several processes at once', async () => {
    await admin.query(`create database ${NAME}`)
    await Promise.all(Array.from({ length: 6 }, () => migrate(owner, steps, role)))
    expect(await ask('select count(*)::int as n from a')).toEqual([{ n: 1 }])
  })

  it('refuses a step that was changed after it had run', async () => {
    await admin.query(`create database ${NAME}`)
    await migrate(owner, steps, role)
    const changed = steps.map((step) => ({ ...step, sql: `${step.sql} ` }))
    await expect(migrate(owner, changed, role)).rejects.toThrow(
      'The schema step 0001-a was changed after it had run',
    )
  })

  it('refuses a database that a later version has made', async () => {
    await admin.query(`create database ${NAME}`)
    await migrate(owner, steps, role)
    await expect(migrate(owner, steps.slice(0, 1), role)).rejects.toThrow('later version of Torget (0002-b)')
  })

  it('keeps nothing of a step that fails, and goes on from there when it is mended', async () => {
    await admin.query(`create database ${NAME}`)
    const failing = [steps[0]!, { name: '0002-b', sql: 'create table b (n int); select 1 / 0;' }]
    await expect(migrate(owner, failing, role)).rejects.toThrow('division by zero')
    await migrate(owner, steps, role)
    expect(await ask('select name from migration order by name')).toHaveLength(2)
  })

  it('tells a user that may not make roles what an administrator has to run, and that is enough', async () => {
    await admin.query(`create role ${LIMITED} login password 'x'`)
    await admin.query(`create database ${NAME} owner ${LIMITED}`)
    await admin.query(`drop role if exists ${role.name}`)
    const limited = { ...owner, user: LIMITED, password: 'x' }
    const problem = await migrate(limited, steps, role).then(
      () => null,
      (error: unknown) => error as { message: string; remedy: string },
    )
    expect(problem?.message).toContain('may not create the role')
    expect(problem?.remedy).not.toContain(role.password)
    const statements = problem?.remedy.split('server run: ')[1] ?? ''
    await admin.query(statements)
    await migrate(limited, steps, role)
    expect(
      await ask('select current_user as name', { ...owner, user: role.name, password: role.password }),
    ).toEqual([{ name: role.name }])
  })
})
