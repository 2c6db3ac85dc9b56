import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { KEY_FILE } from '#core/secrets/key-file.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

const OLDEST_NODE = 26
const MEGABYTE = 1024 * 1024
/** Below the first PostgreSQL may stop at any moment; below the second it is time to act. */
const FREE = { problem: 300 * MEGABYTE, warning: 2048 * MEGABYTE }

export function checkNode(version: string): Finding {
  if (Number(version.split('.')[0]) >= OLDEST_NODE) return ok('Node', version)
  return problem(
    'Node',
    `${version} is too old; ${OLDEST_NODE} is needed.`,
    'Run "npm ci": it brings the right one.',
  )
}

export async function checkDataFolder(folder: string): Promise<Finding> {
  const found = await stat(folder).catch(() => null)
  if (found === null) {
    return warning('Data folder', `${folder} is not there yet.`, 'It is made at the first start.')
  }
  const isWritable = await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!found.isDirectory() || !isWritable) {
    return problem(
      'Data folder',
      `${folder} cannot be written to.`,
      'Give it to the user that Torget runs as.',
    )
  }
  return ok('Data folder', folder)
}

/** Whoever reads the key file can read every stored token. */
export async function checkKeyFile(folder: string): Promise<Finding> {
  const file = join(folder, KEY_FILE)
  const found = await stat(file).catch(() => null)
  if (found === null)
    return warning('Master key', `${file} is not there yet.`, 'It is made at the first start.')
  if ((found.mode & 0o077) === 0) return ok('Master key', `${file}, readable by its owner only`)
  return problem('Master key', `Others may read ${file}.`, `Run: chmod 600 ${file}`)
}

export async function checkDisk(folder: string): Promise<Finding> {
  const found = await statfs(folder).catch(() => null)
  if (found === null) return warning('Disk', `The disk of ${folder} cannot be asked.`, 'Check the folder.')
  return judgeDisk(found.bavail * found.bsize, folder)
}

export function judgeDisk(freeBytes: number, folder: string): Finding {
  const message = `${Math.floor(freeBytes / MEGABYTE)} MB free for ${folder}`
  const remedy = 'Free some space, or move TORGET_DATA to a larger disk.'
  if (freeBytes < FREE.problem) return problem('Disk', message, remedy)
  return freeBytes < FREE.warning ? warning('Disk', message, remedy) : ok('Disk', message)
}

export async function checkFonts(): Promise<Finding> {
  try {
    const { documentFonts } = await import('#core/documents/fonts.ts')
    return ok('Fonts', `${documentFonts().length} families for evidence files and registration packages`)
  } catch (error) {
    return problem('Fonts', (error as Error).message, 'Run "npm ci" again.')
  }
}

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export async function checkChromium(): Promise<Finding> {
  for (const path of BROWSERS) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return ok('Chromium', path)
  }
  return ok('Chromium', 'none on this machine, and none is needed to run')
}
