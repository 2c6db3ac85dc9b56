import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainLaunch, LaunchRace } from './launch.ts'
import { startCluster } from './start-cluster.ts'

describe('explainLaunch', () => {
  it.each([
    [
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
      /disk that holds .* is full/,
    ],
    ['FATAL:  database files are incompatible with server\nDETAIL: …', /another major version/],
    ['FATAL:  could not open directory "pg_notify": Permission denied', /belong to another user/],
    ['LOG: one\nFATAL:  something new', /did not start\. LOG: one \/ FATAL: {2}something new/],
  ])('%s', (log, message) => {
    const problem = explainLaunch(log, '/data/postgres', '/data/database.log')
    expect(problem).toMatchObject({
      name: 'StartupProblem',
      message: expect.stringMatching(message) as string,
    })
  })

  it.each([
    'FATAL:  lock file "postmaster.pid" already exists',
    'FATAL:  lock file "postmaster.pid" is empty',
    'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use',
    'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
  ])('looks again after "%s"', (log) => {
    expect(explainLaunch(log, '/data/postgres', '/data/database.log')).toBeInstanceOf(LaunchRace)
  })
})

/** Only root may mount, and not in every container; elsewhere these cases are listed as skipped. */
function mayMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' })
    return process.getuid?.() === 0
  } catch {
    return false
  }
}

describe.runIf(mayMount())('on a disk of its own that is full', () => {
  let disk: string
  beforeAll(async () => {
    disk = await mkdtemp(join(tmpdir(), 'torget-full-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=90m,mode=755', 'none', disk])
  })
  afterAll(async () => {
    execFileSync('umount', [disk])
    await rm(disk, { recursive: true })
  })

  const fill = async (name: string, leaveBytes: number) => {
    const { bavail, bsize } = await statfs(disk)
    await writeFile(join(disk, name), Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)))
  }

  it('says so at the first start and leaves nothing half made; room made, it starts', async () => {
    await fill('ballast', 20_000_000)
    await expect(startCluster(join(disk, 'data'))).rejects.toThrow(`The disk that holds ${disk}`)
    await fill('more', 0)
    await expect(startCluster(join(disk, 'other'))).rejects.toThrow('is full')
    await rm(join(disk, 'ballast'))
    await rm(join(disk, 'more'))
    const cluster = await startCluster(join(disk, 'data'))
    await cluster.stop()
  })

  it('says so at a later start, and the database comes back when there is room', async () => {
    const data = join(disk, 'data')
    await fill('ballast', 0)
    await expect(startCluster(data)).rejects.toThrow(`The disk that holds ${data}`)
    await rm(join(disk, 'ballast'))
    const cluster = await startCluster(data)
    expect(cluster.wasRunning).toBe(false)
    await cluster.stop()
  })
})

describe('on a folder that may not be written to', () => {
  it.runIf(process.getuid?.() !== 0)('names the folder', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'torget-closed-'))
    await chmod(parent, 0o500)
    await expect(startCluster(join(parent, 'data'))).rejects.toThrow('cannot be used: EACCES')
    await rm(parent, { recursive: true })
  })
})
