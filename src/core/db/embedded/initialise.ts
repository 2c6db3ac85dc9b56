import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { StartupProblem } from '../../startup-problem.ts'
import type { Place } from './place.ts'

const run = promisify(execFile)

export const CLUSTER_OWNER = 'torget_owner'

/** Makes the cluster if there is none. Built beside its place and renamed, so that a killed attempt is never mistaken for a cluster. */
export async function initialiseCluster(place: Place, passwordFile: string): Promise<void> {
  const password = await readOrCreatePassword(passwordFile)
  const existing = await readdir(place.clusterFolder).catch((): string[] => [])
  if (existing.includes('PG_VERSION')) return
  const parent = dirname(place.clusterFolder)
  const half = join(parent, `postgres.new-${process.pid}`)
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  const secret = join(tmpdir(), `torget-init-${randomBytes(8).toString('hex')}`)
  await writeFile(secret, password, { mode: 0o600 })
  if (place.runAs !== null) {
    await chown(half, place.runAs.uid, place.runAs.gid)
    await chown(secret, place.runAs.uid, place.runAs.gid)
  }
  try {
    await run(place.binaries.initdb, initArguments(half, secret), {
      ...place.runAs,
      cwd: '/',
      env: { LC_ALL: 'C' },
    })
    await rename(half, place.clusterFolder).catch(() => undefined) // another process was first: theirs is used
  } catch (cause) {
    throw explainInit(cause, parent)
  } finally {
    await rm(secret, { force: true })
    await rm(half, { recursive: true, force: true })
  }
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

function explainInit(cause: unknown, parent: string): unknown {
  const text = String((cause as { stderr?: unknown }).stderr ?? cause)
  if (text.includes('No space left on device')) return diskFull(parent)
  return new StartupProblem(
    `The database could not be created in ${parent}: ${text.trim().split('\n').at(-1) ?? ''}`,
    'Check the rights of that folder and the free space of its disk.',
  )
}

export function diskFull(folder: string): StartupProblem {
  return new StartupProblem(
    `The disk that holds ${folder} is full.`,
    'Free some space, or set TORGET_DATA to a folder on a larger disk, and start again. Nothing that was confirmed is lost.',
  )
}

async function readOrCreatePassword(file: string): Promise<string> {
  const made = randomBytes(24).toString('base64url')
  await writeFile(file, made, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? diskFull(file) : error
  })
  return readFile(file, 'utf8')
}
