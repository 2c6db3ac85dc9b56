import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDurably, writeDurably } from '../files/write-durably.ts'
import { StartupProblem } from '../startup-problem.ts'
import { newMasterKeyText, SHORTEST_KEY_TEXT } from './master-key.ts'

/** TORGET_DATA/torget.key: the key in force on the first line; below it, while a rotation is under way, the one it replaces. */
export const KEY_FILE = 'torget.key'
const OWNER_ONLY = 0o600
const HEADING =
  '# Torget: master key. Keep a copy of this file away from the backups of the database; without it no stored token can be read.'

const pathIn = (dataFolder: string): string => join(dataFolder, KEY_FILE)

/** The keys in the file, the one in force first. Makes the file when there is none; of several processes starting at once, one does. */
export async function readOrCreateKeyFile(dataFolder: string): Promise<readonly [string, ...string[]]> {
  const found = await readKeyFile(dataFolder)
  if (found !== null) return found
  const path = pathIn(dataFolder)
  await createDurably({ path, bytes: toBytes([newMasterKeyText()]), mode: OWNER_ONLY })
  const created = await readKeyFile(dataFolder)
  if (created === null) throw damaged(path, 'it vanished while it was being made')
  return created
}

export async function readKeyFile(dataFolder: string): Promise<readonly [string, ...string[]] | null> {
  const path = pathIn(dataFolder)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw new StartupProblem(
      `The key file ${path} cannot be read (${code ?? 'unknown error'}).`,
      'Let the user that Torget runs as read it (owner only, 0600).',
    )
  })
  if (text === null) return null
  const [first, ...rest] = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  if (first === undefined) throw damaged(path, 'it holds no key')
  if ([first, ...rest].some((key) => key.length < SHORTEST_KEY_TEXT))
    throw damaged(path, 'a key in it is cut short')
  return [first, ...rest]
}

export async function writeKeyFile(dataFolder: string, keys: readonly string[]): Promise<void> {
  await writeDurably({ path: pathIn(dataFolder), bytes: toBytes(keys), mode: OWNER_ONLY })
}

function toBytes(keys: readonly string[]): Uint8Array {
  return Buffer.from(`${[HEADING, ...keys].join('\n')}\n`)
}

function damaged(path: string, how: string): StartupProblem {
  return new StartupProblem(
    `The key file ${path} is damaged: ${how}.`,
    'Restore it from your copy. A new key cannot read what the old one sealed.',
  )
}
