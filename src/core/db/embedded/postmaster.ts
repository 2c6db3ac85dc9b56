import { readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export type Postmaster = { readonly pid: number; readonly port: number }

/** A file still unfinished after this long was left by a start that a full disk or a kill cut short. */
const HALF_WRITTEN_MS = 2000

/**
 * The PostgreSQL that runs on a cluster folder, read from its postmaster.pid (line 1 the process, line 4 the port), or null.
 * A file that a dead process left is PostgreSQL's own to judge: with it, it also checks that no orphan still writes to the folder.
 */
export async function findPostmaster(clusterFolder: string): Promise<Postmaster | null> {
  const file = join(clusterFolder, 'postmaster.pid')
  let lines = await readLines(file)
  if (lines !== null && !isComplete(lines)) {
    await wait(HALF_WRITTEN_MS)
    lines = await readLines(file)
    if (lines !== null && !isComplete(lines)) await rm(file, { force: true })
  }
  if (lines === null || !isComplete(lines)) return null
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (await isPostgresOf(pid, clusterFolder)) return { pid, port }
  if (isAlive(pid)) await disown(file, lines)
  return null
}

/**
 * The number was given to some other program since, and PostgreSQL would refuse to start for fear of it. It trusts a file that
 * names its own parent, which is this process.
 */
async function disown(file: string, lines: readonly string[]): Promise<void> {
  await writeFile(file, [String(process.pid), ...lines.slice(1)].join('\n'))
}

/** Every PostgreSQL process stands in its cluster folder; another cluster's does not. Without /proc the name must do. */
export async function isPostgresOf(pid: number, clusterFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null)
  if (name === null) return process.platform !== 'linux'
  if (name.trim() !== 'postgres') return false
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  return folder === null || folder === (await realpath(clusterFolder).catch(() => clusterFolder))
}

/** SIGINT is PostgreSQL's "fast shutdown": open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster(pid: number, clusterFolder: string): Promise<void> {
  if (!(await isPostgresOf(pid, clusterFolder))) return
  process.kill(pid, 'SIGINT')
  for (let attempt = 0; attempt < 600 && (await isPostgresOf(pid, clusterFolder)); attempt += 1)
    await wait(25)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, as somebody else's
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

async function readLines(file: string): Promise<readonly string[] | null> {
  return readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => null,
  )
}

function isComplete(lines: readonly string[]): boolean {
  return Number(lines[0]) > 0 && Number(lines[3]) > 0
}
