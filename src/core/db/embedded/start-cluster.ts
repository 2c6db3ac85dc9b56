import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { asStartupProblem, StartupProblem } from '../../startup-problem.ts'
import { CLUSTER_OWNER, initialiseCluster } from './initialise.ts'
import { launch, LaunchRace, type Launch } from './launch.ts'
import { findPlace, type Place } from './place.ts'
import { findPostmaster, isPostgresOf, stopPostmaster } from './postmaster.ts'
import { waitUntilReady, type ServerAddress } from './wait-until-ready.ts'

export type Cluster = {
  readonly address: ServerAddress
  /** True when a server was running already: another process of ours, or one left behind by a killed process. */
  readonly wasRunning: boolean
  stop(): Promise<void>
}

export type ClusterOptions = { readonly isForTests?: boolean }

const MOST_ATTEMPTS = 8

/**
 * Starts the embedded PostgreSQL of a data folder, or finds the one that already runs there.
 * Throws `StartupProblem` when the folder, the disk or the program is in the way.
 */
export async function startCluster(dataFolder: string, options: ClusterOptions = {}): Promise<Cluster> {
  try {
    await mkdir(dataFolder, { recursive: true })
    const place = await findPlace(dataFolder)
    const password = await initialiseCluster(place, join(dataFolder, 'database-password'))
    return await joinOrLaunch(place, {
      password,
      logFile: join(dataFolder, 'database.log'),
      isForTests: options.isForTests === true,
    })
  } catch (error) {
    throw asStartupProblem(error, dataFolder) ?? error
  }
}

/** Two processes may come at the same moment, or one while another is just shutting the server down: then look again. */
async function joinOrLaunch(place: Place, how: Launch): Promise<Cluster> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const running = await findRunning(place, how.password)
    if (running !== null) return running
    try {
      const { address, pid } = await launch(place, how)
      return { address, wasRunning: false, stop: async () => stopPostmaster(pid, place.clusterFolder) }
    } catch (error) {
      if (!(error instanceof LaunchRace)) throw error
    }
    await wait(250 * attempt)
  }
  throw new StartupProblem(
    'Another process holds the database of this data folder, and it does not answer.',
    `Read ${how.logFile}; give each Torget its own TORGET_DATA.`,
  )
}

async function findRunning(place: Place, password: string): Promise<Cluster | null> {
  const found = await findPostmaster(place.clusterFolder)
  if (found === null) return null
  const { pid, port } = found
  const address = { host: '127.0.0.1', port, user: CLUSTER_OWNER, password }
  try {
    await waitUntilReady(address, () => isPostgresOf(pid, place.clusterFolder))
  } catch (error) {
    if (error instanceof StartupProblem) throw error
    return null // it was shutting down and is gone now
  }
  return { address, wasRunning: true, stop: async () => stopPostmaster(pid, place.clusterFolder) }
}
