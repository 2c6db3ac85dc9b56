import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { diskFull, StartupProblem } from '../../startup-problem.ts'
import { CLUSTER_OWNER } from './initialise.ts'
import type { Place } from './place.ts'
import { waitUntilReady, type ServerAddress } from './wait-until-ready.ts'

export type Launch = { readonly password: string; readonly logFile: string; readonly isForTests: boolean }
export type Launched = { readonly address: ServerAddress; readonly pid: number }

/** Somebody else was quicker to start the same cluster, or to take the port: look again. */
export class LaunchRace extends Error {
  override readonly name = 'LaunchRace'
}

const LOG_KEPT_BYTES = 10 * 1024 * 1024

/** Starts PostgreSQL on a cluster that nobody runs, and waits until it answers. Throws `StartupProblem` or `LaunchRace`. */
export async function launch(place: Place, launch: Launch): Promise<Launched> {
  const port = await freePort()
  const log = await openLog(launch.logFile)
  // Detached: Ctrl-C in a terminal reaches the whole process group, and the database must outlive our own orderly stop.
  const child = spawn(place.binaries.postgres, ['-D', place.clusterFolder, ...settings(port, launch)], {
    ...place.runAs,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.file.fd, log.file.fd],
    env: { LC_ALL: 'C' },
  })
  let hasEnded = false
  child.once('exit', () => (hasEnded = true))
  child.once('error', () => (hasEnded = true))
  child.unref()
  await log.file.close()
  const address = { host: '127.0.0.1', port, user: CLUSTER_OWNER, password: launch.password }
  try {
    await waitUntilReady(address, () => Promise.resolve(!hasEnded))
  } catch (error) {
    if (error instanceof StartupProblem) throw error
    const text = (await readFile(launch.logFile)).subarray(log.startsAt).toString()
    throw explainLaunch(text, place.clusterFolder, launch.logFile)
  }
  return { address, pid: child.pid ?? 0 }
}

function settings(port: number, { isForTests }: Launch): readonly string[] {
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=128MB',
    'log_min_messages=warning',
    'client_min_messages=warning',
    ...(isForTests ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ].flatMap((setting) => ['-c', setting])
}

/** What an earlier start wrote stays for whoever looks for its cause; what this one writes begins at `startsAt`. */
async function openLog(path: string) {
  const { O_WRONLY, O_CREAT, O_APPEND } = constants
  const file = await open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
  const { size } = await file.stat()
  if (size <= LOG_KEPT_BYTES) return { file, startsAt: size }
  await file.truncate(0)
  return { file, startsAt: 0 }
}

/** From what PostgreSQL wrote before it gave up, to what a person can do about it. */
export function explainLaunch(log: string, clusterFolder: string, logFile: string): Error {
  if (log.includes('No space left on device')) return diskFull(clusterFolder)
  if (/lock file "[^"]*" (already exists|is empty)|shared memory block .* still in use|bind IPv4/.test(log)) {
    return new LaunchRace('the cluster or the port was taken by another process')
  }
  if (log.includes('incompatible with server')) {
    return new StartupProblem(
      `The database in ${clusterFolder} was made by another major version of PostgreSQL than this release of Torget has.`,
      `Start the release that made it (the file ${join(clusterFolder, 'PG_VERSION')} names the version), take a backup there and restore it here.`,
    )
  }
  if (log.includes('Permission denied')) {
    return new StartupProblem(
      `The database files in ${clusterFolder} belong to another user than the one who now starts Torget.`,
      'Start Torget as the user who made them, or change their owner.',
    )
  }
  const last = log.trim().split('\n').slice(-3).join(' / ')
  return new StartupProblem(`The embedded database did not start. ${last}`, `Read ${logFile}.`)
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
