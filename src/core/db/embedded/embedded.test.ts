import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { openInProcess, type DataFolderProcess } from '#test/data-folder-process.ts'
import { startCluster, type Cluster } from './start-cluster.ts'

const isRoot = process.getuid?.() === 0
let scratch: string
let folder: string
let cluster: Cluster | null = null
const others: DataFolderProcess[] = []

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'torget-embedded-'))
  await chmod(scratch, 0o755)
  folder = join(scratch, 'data')
})
afterEach(async () => {
  for (const other of others.splice(0)) await other.kill()
  await cluster?.stop()
  cluster = null
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

function open(mode?: 'claim' | 'join'): DataFolderProcess {
  const other = openInProcess(folder, mode)
  others.push(other)
  return other
}

async function query(on: Cluster, text: string): Promise<unknown> {
  const client = new pg.Client({ ...on.address, database: 'postgres' })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows[0]
  } finally {
    await client.end()
  }
}

const pidFile = () => join(folder, 'postgres', 'postmaster.pid')
const fresh = async (name: string): Promise<string> => {
  const made = join(scratch, name)
  await mkdir(made)
  return made
}

describe('one data folder through its life', { timeout: 120_000 }, () => {
  it('starts in an empty place, also when two processes come at once', async () => {
    const both = [open('join'), open('join')]
    const [a, b] = await Promise.all(both.map((other) => other.opened))
    expect(a?.port).toBe(b?.port)
    expect(await readdir(folder)).not.toContainEqual(expect.stringContaining('.new-'))
    for (const other of both) expect(await other.leave()).toBe(0)
    await expect(readFile(pidFile())).rejects.toThrow('ENOENT')
  })

  it('is held by one server, and a second one says so and exits with 1', async () => {
    const first = open()
    await first.opened
    const second = open()
    await expect(second.opened).rejects.toThrow(/exit 1: Another Torget already runs on the data folder/)
    expect(await first.leave()).toBe(0)
  })

  it('finds the database that a killed process left running, with all that was confirmed', async () => {
    const killed = open()
    const { port } = await killed.opened
    await killed.kill()
    cluster = await startCluster(folder)
    expect(cluster).toMatchObject({ wasRunning: true, address: { port } })
    await query(cluster, 'create table kept as select 42 as n')
    const next = open()
    expect(await next.opened).toEqual({ port, wasRunning: true })
    // the last one out stops the server, although it had not started it
    expect(await next.leave()).toBe(0)
    await expect(query(cluster, 'select 1')).rejects.toThrow('ECONNREFUSED')
    cluster = await startCluster(folder)
    expect(await query(cluster, 'select n from kept')).toEqual({ n: 42 })
  })

  it('leaves the server running for a command that still works there', async () => {
    const [server, command] = [open(), open('join')]
    const { port } = await server.opened
    await command.opened
    cluster = await startCluster(folder)
    const client = new pg.Client({ ...cluster.address, database: 'torget' })
    await client.connect()
    expect(await command.leave()).toBe(0)
    expect(await server.leave()).toBe(0)
    expect((await client.query('select 1')).rowCount).toBe(1)
    expect(cluster.address.port).toBe(port)
    await client.end()
  })

  it.each([
    ['another program', () => Promise.resolve(process.pid)],
    ['a PostgreSQL on another cluster', testServerPid],
    ['nobody', () => Promise.resolve(4_194_303)],
  ])('starts although postmaster.pid names a process number that now belongs to %s', async (_, findPid) => {
    const pid = await findPid()
    await writeFile(pidFile(), [pid, join(folder, 'postgres'), 1, 5999, '', '127.0.0.1', ''].join('\n'))
    cluster = await startCluster(folder)
    expect(cluster.wasRunning).toBe(false)
    expect(await query(cluster, 'select n from kept')).toEqual({ n: 42 })
  })

  it('starts although a full disk once cut postmaster.pid short', async () => {
    await writeFile(pidFile(), '')
    cluster = await startCluster(folder)
    expect(await query(cluster, 'select n from kept')).toEqual({ n: 42 })
  })

  it('says that the password file does not fit, or is missing, and makes no new one', async () => {
    const file = join(folder, 'database-password')
    const right = await readFile(file, 'utf8')
    await writeFile(file, 'wrong')
    await expect(startCluster(folder)).rejects.toThrow('password in the data folder does not fit')
    await rm(file)
    await expect(startCluster(folder)).rejects.toThrow('with its password is missing')
    await expect(readFile(file)).rejects.toThrow('ENOENT')
    await writeFile(file, right)
    cluster = await startCluster(folder)
    expect(await query(cluster, 'select n from kept')).toEqual({ n: 42 })
  })
})

describe('a start that something is in the way of', { timeout: 120_000 }, () => {
  it('clears away what a killed first start had half made', async () => {
    const halfway = await fresh('halfway')
    const left = join(halfway, 'postgres.new-4194303', 'cluster')
    await mkdir(left, { recursive: true })
    await writeFile(join(left, 'PG_VERSION'), '18\n')
    await writeFile(join(halfway, 'database-password'), '')
    await expect(startCluster(halfway))
      .rejects.toThrow(/./)
      .catch(() => undefined)
    cluster = await startCluster(halfway)
    expect(await readdir(halfway)).not.toContain('postgres.new-4194303')
    expect(await query(cluster, 'select 1 as n')).toEqual({ n: 1 })
  })

  it('does not take a folder with other files for a database', async () => {
    const strange = await fresh('strange')
    await mkdir(join(strange, 'postgres'))
    await writeFile(join(strange, 'postgres', 'notes.txt'), 'mine')
    await expect(startCluster(strange)).rejects.toThrow('holds files, but no database')
  })

  it('names the folder that cannot be used', async () => {
    const file = join(scratch, 'a-file')
    await writeFile(file, '')
    await expect(startCluster(join(file, 'data'))).rejects.toMatchObject({
      name: 'StartupProblem',
      message: expect.stringContaining(`The data folder ${join(file, 'data')} cannot be used`) as string,
    })
  })

  it('says that the cluster is of another major version', async () => {
    const old = await fresh('old')
    await startCluster(old).then(async (started) => started.stop())
    await writeFile(join(old, 'postgres', 'PG_VERSION'), '14\n')
    await expect(startCluster(old)).rejects.toThrow('made by another major version of PostgreSQL')
  })
})

describe.runIf(isRoot)('as root, in a folder that only root may enter', { timeout: 120_000 }, () => {
  it('keeps the database where its own user can reach it, at the second start too', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'torget-root-only-'))
    const data = join(parent, 'data')
    cluster = await startCluster(data)
    await query(cluster, 'create table kept as select 7 as n')
    await cluster.stop()
    cluster = await startCluster(data)
    expect(await query(cluster, 'select n from kept')).toEqual({ n: 7 })
    await cluster.stop()
    await chmod(parent, 0o755)
    cluster = await startCluster(data)
    expect(await query(cluster, 'select n from kept'), 'not an empty one elsewhere').toEqual({ n: 7 })
    await cluster.stop()
    const place = (await readFile(join(data, 'database-place'), 'utf8')).trim()
    await rm(dirname(place), { recursive: true })
    await expect(startCluster(data)).rejects.toThrow('that folder is gone')
    await rm(parent, { recursive: true })
  })

  it('does not come up empty elsewhere when the folder was shut after the database was made', async () => {
    const parent = await fresh('shut')
    const data = join(parent, 'data')
    await startCluster(data).then(async (started) => started.stop())
    await chmod(parent, 0o700)
    await expect(startCluster(data)).rejects.toThrow('may no longer enter that folder')
  })
})

async function testServerPid(): Promise<number> {
  const client = new pg.Client({ ...inject('testServer'), database: 'postgres' })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  // the connection stays open for as long as this process lives, so the number stays taken
  return rows[0]!.pid
}
