import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { FileChanged, FileMissing, explainNoRoom } from './failures.ts'
import { isSha256, type RemovableFiles } from './files.ts'
import { removeUnfinished } from './remove-unfinished.ts'
import { verifyWhileReading } from './verify-while-reading.ts'
import { syncFolder, writeDurably } from './write-durably.ts'

/** `FOLDER/ab/cd/<sha256>`: two levels, so that no folder grows beyond what a file system lists quickly. */
export function createFolderFiles(folder: string): RemovableFiles {
  const unfinished = join(folder, 'unfinished')
  const preparedFolders = new Set<string>()
  let cleaning: Promise<void> | null = null

  const pathOf = (sha256: string): string => {
    if (!isSha256(sha256)) throw new FileMissing(sha256)
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  /** Each level is forced to disk once in a process: a folder that another process has just made may not be durable yet. */
  const prepareFolder = async (leaf: string): Promise<void> => {
    if (preparedFolders.has(leaf)) return
    const firstMade = await mkdir(leaf, { recursive: true }).catch((error: unknown) => {
      throw explainNoRoom(error, leaf)
    })
    for (const level of [leaf, dirname(leaf), folder]) await syncFolder(level)
    if (firstMade === folder) await syncFolder(dirname(folder))
    preparedFolders.add(leaf)
  }

  return {
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(sha256)
      await prepareFolder(dirname(path))
      await (cleaning ??= removeUnfinished(unfinished))
      if (!(await isIntact(path, sha256))) await writeDurably({ path, bytes, temporaryFolder: unfinished })
      // another process that stored the same bytes a moment ago may not have forced their name to disk yet
      else await syncFolder(dirname(path))
      return { sha256, sizeBytes: bytes.byteLength }
    },
    get: async (sha256) => {
      const bytes = await readFile(pathOf(sha256)).catch(orMissing(sha256))
      const found = createHash('sha256').update(bytes).digest('hex')
      if (found !== sha256) throw new FileChanged(sha256, found)
      return bytes
    },
    open: async (sha256): Promise<Readable> => {
      const path = pathOf(sha256)
      const handle = await open(path, 'r').catch(orMissing(sha256))
      return verifyWhileReading(handle.createReadStream(), sha256)
    },
    remove: async (sha256) => {
      const path = pathOf(sha256)
      await rm(path, { force: true })
      await syncFolder(dirname(path)).catch(orNoFolder)
    },
    has: async (sha256) => {
      if (!isSha256(sha256)) return false
      return access(pathOf(sha256)).then(
        () => true,
        () => false,
      )
    },
  }
}

/** A damaged file under this name is simply written again: the right bytes are at hand. */
async function isIntact(path: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  return hash.digest('hex') === sha256
}

function orMissing(sha256: string): (error: unknown) => never {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new FileMissing(sha256)
    throw error
  }
}

function orNoFolder(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
