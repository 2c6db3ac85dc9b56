import { randomBytes } from 'node:crypto'
import { link, mkdir, open, rename, unlink, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { explainNoRoom } from './failures.ts'

/**
 * Writing that survives a killed process and a power cut: the bytes go to a temporary name, are forced to disk, and only then get
 * their real name, which is forced to disk in its turn. Whoever reads sees the whole file or none.
 */
export type DurableWrite = {
  readonly path: string
  readonly bytes: Uint8Array
  /** Where the unfinished file lies; on the same file system as `path`. Default: beside it. */
  readonly temporaryFolder?: string
  /** File rights. Default: readable and writable by the owner, readable by the group. */
  readonly mode?: number
}

const DEFAULT_MODE = 0o640

/** Replaces what is there. Throws `DiskFull`. */
export async function writeDurably(write: DurableWrite): Promise<void> {
  const temporary = await writeTemporary(write)
  try {
    await rename(temporary, write.path)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw explainNoRoom(error, write.path)
  }
  await syncFolder(dirname(write.path))
}

/** As `writeDurably`, but leaves a file that is there alone: `false` when somebody else was first, even in the same moment. */
export async function createDurably(write: DurableWrite): Promise<boolean> {
  const temporary = await writeTemporary(write)
  try {
    await link(temporary, write.path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw explainNoRoom(error, write.path)
  } finally {
    await unlink(temporary).catch(() => undefined)
    await syncFolder(dirname(write.path))
  }
}

async function writeTemporary(write: DurableWrite): Promise<string> {
  const folder = write.temporaryFolder ?? dirname(write.path)
  const temporary = join(folder, `.unfinished-${randomBytes(12).toString('hex')}`)
  let handle: FileHandle | null = null
  try {
    await mkdir(folder, { recursive: true })
    handle = await open(temporary, 'wx', write.mode ?? DEFAULT_MODE)
    await writeThrough(handle, write.bytes, write.path)
    return temporary
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw explainNoRoom(error, write.path)
  } finally {
    await handle?.close()
  }
}

/** Returns when the disk, not only the kernel, has the bytes. Throws `DiskFull` naming `where`. */
export async function writeThrough(handle: FileHandle, bytes: Uint8Array, where: string): Promise<void> {
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } catch (error) {
    throw explainNoRoom(error, where)
  }
}

/** A new name is durable only when its folder is. Windows cannot open a folder; there the rename itself has to do. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
