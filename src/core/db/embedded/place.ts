import { randomUUID } from 'node:crypto'
import { access, chown, mkdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createDurably } from '../../files/write-durably.ts'
import { StartupProblem } from '../../startup-problem.ts'
import { type Binaries, copyBinaries, findBinaries, makeExecutable } from './binaries.ts'
import { canEnter, canRun, findRunAs, type RunAs } from './run-as.ts'

/** Readable by every user of the machine, unlike a home folder. */
const SHARED_FOLDER = '/var/lib/torget'

export type Place = {
  readonly clusterFolder: string
  readonly binaries: Binaries
  readonly runAs: RunAs | null
}

type Found = Pick<Place, 'clusterFolder' | 'runAs'>

/**
 * Decides where the cluster lives and which programs run it. Normally all of it is inside the data folder. When we are root
 * and the data folder is one that only root may enter, PostgreSQL's own user could never open it: the cluster then lives
 * in /var/lib/torget, and `database-place` in the data folder says where. What was decided once is kept to: an installation whose
 * folder has got other rights since must not come up empty somewhere else.
 */
export async function findPlace(dataFolder: string): Promise<Place> {
  const programs = await findBinaries()
  await makeExecutable(programs)
  const found = await findCluster(dataFolder, findRunAs())
  const { runAs } = found
  const mayRun = runAs === null || (await canRun(programs.postgres, runAs))
  return { ...found, binaries: mayRun ? programs : await copyBinaries(programs, SHARED_FOLDER) }
}

async function findCluster(dataFolder: string, runAs: RunAs | null): Promise<Found> {
  const inside = join(dataFolder, 'postgres')
  const noted = await readNote(dataFolder)
  if (noted !== null) return { clusterFolder: noted, runAs }
  if (runAs === null) return { clusterFolder: inside, runAs }
  const owner = await ownerOf(inside)
  if (owner !== null)
    return (await canEnter(inside, owner)) ? { clusterFolder: inside, runAs: owner } : shutOff(inside)
  if (await canEnter(dataFolder, runAs)) return { clusterFolder: inside, runAs }
  return { clusterFolder: await outsideFolder(dataFolder, runAs), runAs }
}

function shutOff(folder: string): never {
  throw new StartupProblem(
    `The database in ${folder} belongs to a user who may no longer enter that folder.`,
    'Let other users pass through the folders above it (chmod o+x), as it was when the database was made.',
  )
}

/** Root can start somebody else's cluster only as that somebody. */
async function ownerOf(folder: string): Promise<RunAs | null> {
  const found = await stat(folder).catch(() => null)
  return found === null || found.uid === 0 ? null : { uid: found.uid, gid: found.gid }
}

async function readNote(dataFolder: string): Promise<string | null> {
  const noted = (await readFile(noteFile(dataFolder), 'utf8').catch(() => '')).trim()
  if (noted === '') return null
  await access(dirname(noted)).catch(() => {
    throw new StartupProblem(
      `The database of ${dataFolder} should be in ${noted}, and that folder is gone.`,
      'Restore it from a backup. To start empty instead, remove the files database-place and database-password.',
    )
  })
  return noted
}

const noteFile = (dataFolder: string) => join(dataFolder, 'database-place')

async function outsideFolder(dataFolder: string, runAs: RunAs): Promise<string> {
  const parent = join(SHARED_FOLDER, randomUUID())
  await mkdir(parent, { recursive: true, mode: 0o755 })
  await chown(parent, runAs.uid, runAs.gid)
  const cluster = join(parent, 'postgres')
  await createDurably({ path: noteFile(dataFolder), bytes: Buffer.from(`${cluster}\n`) })
  return (await readNote(dataFolder)) ?? cluster
}
