import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { LabStore } from './lab-store.ts'

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/**
 * The practice square in one JSON file. Written beside it, flushed, then renamed: a process killed at any moment leaves the old file or
 * the new one, never half of either.
 */
export function fileStore(path: string): LabStore {
  return {
    async load() {
      try {
        return JSON.parse(await readFile(path, 'utf8')) as unknown
      } catch (error) {
        if (isMissing(error)) return null
        if (error instanceof SyntaxError)
          throw new Error(`${path} is not JSON; move it away to start anew`, { cause: error })
        throw error
      }
    },
    async save(state) {
      await mkdir(dirname(path), { recursive: true })
      const beside = `${path}.new`
      const file = await open(beside, 'w', 0o600)
      try {
        await file.writeFile(JSON.stringify(state))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, path)
      await syncFolder(path)
    },
  }
}
