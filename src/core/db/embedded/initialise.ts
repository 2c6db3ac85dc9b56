import { execFile } from 'node:child_process'
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { diskFull, StartupProblem } from '../../startup-problem.ts'
import { readKeptPassword, readOrCreatePassword } from './password-file.ts'
import type { Place } from './place.ts'
import { isAlive } from './postmaster.ts'

const run = promisify(execFile)

export const CLUSTER_OWNER = 'torget_owner'

/**
 * Makes the cluster if there is none, and returns its owner's password. Built beside its place and renamed, so that a killed attempt
 * is never mistaken for a cluster.
 */
export async function initialiseCluster(place: Place, passwordFile: string): Promise<string> {
  if (await hasCluster(place.clusterFolder)) return readKeptPassword(passwordFile)
  const password = await readOrCreatePassword(passwordFile)
  const parent = dirname(place.clusterFolder)
  await removeLeftovers(parent)
  const work = join(parent, `${LEFTOVER}${process.pid}`)
  const half = join(work, 'cluster')
  const secret = join(work, 'password')
  try {
    for (const folder of [work, half]) {
      await mkdir(folder, { mode: 0o700 })
      if (place.runAs !== null) await chown(folder, place.runAs.uid, place.runAs.gid)
    }
    await writeFile(secret, password, { mode: 0o600 })
    if (place.runAs !== null) await chown(secret, place.runAs.uid, place.runAs.gid)
    await run(place.binaries.initdb, initArguments(half, secret), {
      ...place.runAs,
      cwd: '/',
      env: { LC_ALL: 'C' },
    }).catch((cause: unknown) => {
      throw explainInit(cause, parent)
    })
    await putInPlace(half, place.clusterFolder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return password
}

const LEFTOVER = 'postgres.new-'

async function hasCluster(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch((error: unknown): string[] => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  if (entries.includes('PG_VERSION')) return true
  if (entries.length === 0) return false
  throw new StartupProblem(
    `The folder ${folder} holds files, but no database that could be opened.`,
    'Restore the folder from a backup, or move it away to start with an empty database.',
  )
}

/** What processes that were killed in the middle of this have left; the number in the name is the process. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(LEFTOVER)) continue
    const pid = Number(name.slice(LEFTOVER.length))
    if (pid === process.pid || !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true })
  }
}

/** When another process was first, theirs is used. */
async function putInPlace(half: string, clusterFolder: string): Promise<void> {
  await rename(half, clusterFolder).catch(async (error: unknown) => {
    if (!(await hasCluster(clusterFolder))) throw error
  })
}

function initArguments(folder: string, passwordFile: string): string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${CLUSTER_OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and case rules on every machine, whatever locales it has; Swedish order is asked for by column (sv-SE-x-icu).
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ]
}

function explainInit(cause: unknown, parent: string): StartupProblem {
  const text = String((cause as { stderr?: unknown }).stderr ?? cause)
  if (text.includes('No space left on device')) return diskFull(parent)
  return new StartupProblem(
    `The database could not be created in ${parent}: ${text.trim().split('\n').at(-1) ?? ''}`,
    'Check the rights of that folder and the free space of its disk.',
  )
}
