import { randomUUID } from 'node:crypto'
import { chown, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Binaries, copyBinaries, findBinaries, makeExecutable } from './binaries.ts'
import { canEnter, canRun, findRunAs, type RunAs } from './run-as.ts'

/** Readable by every user of the machine, unlike a home folder. */
const SHARED_FOLDER = '/var/lib/torget'

export type Place = {
  readonly clusterFolder: string
  readonly binaries: Binaries
  readonly runAs: RunAs | null
}

/**
 * Decides where the cluster lives and which programs run it. Normally all of it is inside the data folder. When we are root
 * and the data folder is one that only root may enter, PostgreSQL's own user could never open it: the cluster then lives
 * in /var/lib/torget, and `database-place` in the data folder says where.
 */
export async function findPlace(dataFolder: string): Promise<Place> {
  const found = await findBinaries()
  await makeExecutable(found)
  const runAs = findRunAs()
  if (runAs === null) return { clusterFolder: join(dataFolder, 'postgres'), binaries: found, runAs }
  const binaries = (await canRun(found.postgres, runAs)) ? found : await copyBinaries(found, SHARED_FOLDER)
  if (await canEnter(dataFolder, runAs)) {
    return { clusterFolder: join(dataFolder, 'postgres'), binaries, runAs }
  }
  return { clusterFolder: await outsideFolder(dataFolder, runAs), binaries, runAs }
}

async function outsideFolder(dataFolder: string, runAs: RunAs): Promise<string> {
  const note = join(dataFolder, 'database-place')
  const noted = await readFile(note, 'utf8').catch(() => '')
  if (noted.trim() !== '') return noted.trim()
  const parent = join(SHARED_FOLDER, randomUUID())
  await mkdir(parent, { recursive: true, mode: 0o755 })
  await chown(parent, runAs.uid, runAs.gid)
  const cluster = join(parent, 'postgres')
  await writeFile(`${note}.new`, `${cluster}\n`)
  await rename(`${note}.new`, note)
  return cluster
}
