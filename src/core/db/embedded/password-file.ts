import { randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { StartupProblem } from '../../startup-problem.ts'
import { createDurably } from '../../files/write-durably.ts'

/** The password of the embedded database's owner: a file cut short by a kill would lock the database for good. */
export async function readOrCreatePassword(file: string): Promise<string> {
  const there = await readPassword(file)
  if (there !== null) return there
  await rm(file, { force: true }) // an empty one, with no cluster yet that it could belong to
  await createDurably({ path: file, bytes: Buffer.from(randomBytes(24).toString('base64url')), mode: 0o600 })
  return readKeptPassword(file)
}

/** For a cluster that exists: making a new password would only hide that the right one is lost. */
export async function readKeptPassword(file: string): Promise<string> {
  const kept = await readPassword(file)
  if (kept !== null) return kept
  throw new StartupProblem(
    `The database is there, but the file ${file} with its password is missing.`,
    'Restore it from the same backup as the database.',
  )
}

async function readPassword(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  })
  return text.trim() === '' ? null : text.trim()
}
