import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StartupProblem } from '../../startup-problem.ts'
import { CLUSTER_OWNER, diskFull, initialiseCluster } from './initialise.ts'
import { findPlace, type Place } from './place.ts'

export type ServerAddress = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

export type Cluster = {
  readonly address: ServerAddress
  /** True when a server was running already: another process of ours, or one left behind by a killed process. */
  readonly wasRunning: boolean
  stop(): Promise<void>
}

export type ClusterOptions = { readonly isForTests?: boolean }

/**
 * Starts the embedded PostgreSQL of a data folder, or finds the one that already runs there.
 * Throws `StartupProblem` when the folder, the disk or the program is in the way.
 */
export async function startCluster(dataFolder: string, options: ClusterOptions = {}): Promise<Cluster> {
  await mkdir(dataFolder, { recursive: true }).catch((error: unknown) => {
    throw new StartupProblem(
      `The data folder ${dataFolder} cannot be used: ${(error as Error).message}.`,
      'Set TORGET_DATA to a folder that Torget may write to.',
    )
  })
  const place = await findPlace(dataFolder)
  const passwordFile = join(dataFolder, 'database-password')
  await initialiseCluster(place, passwordFile)
  const password = await readFile(passwordFile, 'utf8')
  const running = await findRunning(place, password)
  if (running !== null) return running
  return launch(place, {
    password,
    logFile: join(dataFolder, 'database.log'),
    isForTests: options.isForTests === true,
  })
}

/** Reads postmaster.pid: line 1 is the process, line 4 the port. A file left by a process that is gone means nothing. */
async function findRunning(place: Place, password: string): Promise<Cluster | null> {
  const file = join(place.clusterFolder, 'postmaster.pid')
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!(pid > 0) || !(port > 0)) return null
  if (!(await isPostgres(pid))) {
    await rm(file, { force: true })
    return null
  }
  const address = { host: '127.0.0.1', port, user: CLUSTER_OWNER, password }
  await waitUntilReady(address, () => isPostgres(pid))
  return { address, wasRunning: true, stop: async () => stopProcess(pid) }
}

/** A process number may have been given to some other program since; only a live PostgreSQL counts. */
async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres')
  return name.trim() === 'postgres'
}

type Launch = { readonly password: string; readonly logFile: string; readonly isForTests: boolean }

async function launch(place: Place, launch: Launch): Promise<Cluster> {
  const port = await freePort()
  const log = await open(launch.logFile, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600)
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=128MB',
    'log_min_messages=warning',
    'client_min_messages=warning',
    ...(launch.isForTests ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ]
  // Detached: Ctrl-C in a terminal reaches the whole process group, and the database must outlive our own orderly stop.
  const child = spawn(
    place.binaries.postgres,
    ['-D', place.clusterFolder, ...settings.flatMap((s) => ['-c', s])],
    {
      ...place.runAs,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { LC_ALL: 'C' },
    },
  )
  let hasEnded = false
  child.once('exit', () => (hasEnded = true))
  child.once('error', () => (hasEnded = true))
  child.unref()
  await log.close()
  const address = { host: '127.0.0.1', port, user: CLUSTER_OWNER, password: launch.password }
  try {
    await waitUntilReady(address, () => Promise.resolve(!hasEnded))
  } catch (error) {
    throw await explainLaunch(error, place, launch.logFile)
  }
  return { address, wasRunning: false, stop: async () => stopProcess(child.pid ?? 0) }
}

async function explainLaunch(error: unknown, place: Place, logFile: string): Promise<unknown> {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  if (text.includes('No space left on device')) return diskFull(place.clusterFolder)
  if (text.includes('already exists')) {
    return new StartupProblem(
      'Another process is starting the database of this data folder.',
      'Wait for it, or give each Torget its own TORGET_DATA.',
    )
  }
  const last = text.trim().split('\n').slice(-3).join(' / ')
  return new StartupProblem(
    `The embedded database did not start. ${last === '' ? String(error) : last}`,
    `Read ${logFile}.`,
  )
}

/** Tries until the server answers; `isAlive` ends the wait early when the process is gone. */
async function waitUntilReady(address: ServerAddress, isAlive: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    const client = new pg.Client({ ...address, database: 'postgres', connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        throw new StartupProblem(
          'The password in the data folder does not fit its database.',
          'Restore the file database-password from the same backup as the database.',
        )
      }
      if (!(await isAlive())) throw error
    }
    await wait(50)
  }
  throw new StartupProblem(
    'The embedded database did not answer within a minute.',
    'Read database.log in the data folder.',
  )
}

/** SIGINT is PostgreSQL's "fast shutdown": open transactions are rolled back, everything committed is on disk. */
async function stopProcess(pid: number): Promise<void> {
  if (!(await isPostgres(pid))) return
  process.kill(pid, 'SIGINT')
  for (let attempt = 0; attempt < 600 && (await isPostgres(pid)); attempt += 1) await wait(25)
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
