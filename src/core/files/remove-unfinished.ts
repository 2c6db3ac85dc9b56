import { randomBytes } from 'node:crypto'
import { readdir, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** No write takes this long: what is older was left by a process that was killed. */
const LEFT_BEHIND_AFTER_MS = 24 * 60 * 60 * 1000

/**
 * Takes away the temporary files of killed processes. Age is measured against a file written now, by the clock of the file system
 * itself, which may be another machine's.
 */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  if (names.length === 0) return
  const yardstick = join(folder, `.now-${randomBytes(8).toString('hex')}`)
  try {
    await writeFile(yardstick, '')
    const { mtimeMs: nowMs } = await stat(yardstick)
    for (const name of names) await removeIfOld(join(folder, name), nowMs - LEFT_BEHIND_AFTER_MS)
  } catch {
    // tidying is not worth refusing evidence for: a full or read-only disk is told by the write itself
  } finally {
    await unlink(yardstick).catch(() => undefined)
  }
}

async function removeIfOld(path: string, olderThanMs: number): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found !== null && found.mtimeMs < olderThanMs) await unlink(path).catch(() => undefined)
}
