import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { StartupProblem } from '../../startup-problem.ts'

const run = promisify(execFile)

/** The user that PostgreSQL runs as, when it cannot be ourselves. */
export type RunAs = { readonly uid: number; readonly gid: number }

/** PostgreSQL refuses to run as root. Returns null when we are an ordinary user and may run it as ourselves. */
export function findRunAs(): RunAs | null {
  if (process.getuid?.() !== 0) return null
  const known = userNamed('postgres')
  if (known !== null) return known
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      {
        stdio: 'ignore',
      },
    )
  } catch {
    // No useradd here (a slim container): the user that owns nothing will do.
  }
  const created = userNamed('postgres') ?? userNamed('nobody')
  if (created === null) {
    throw new StartupProblem(
      'Torget runs as root, PostgreSQL may not, and there is no user "postgres" or "nobody" to run it as.',
      'Start Torget as an ordinary user, or create the user "postgres", or set DATABASE_URL.',
    )
  }
  return created
}

function userNamed(name: string): RunAs | null {
  const row = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[0] === name)
  const [, , uid, gid] = row ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

/** True when that user can really reach and run the program; asks the system instead of reading permission bits. */
export async function canRun(program: string, as: RunAs): Promise<boolean> {
  return run(program, ['--version'], { ...as, cwd: '/' }).then(
    () => true,
    () => false,
  )
}

/** True when that user can enter the folder, through every folder above it. */
export async function canEnter(folder: string, as: RunAs): Promise<boolean> {
  return run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...as, cwd: '/' }).then(
    () => true,
    () => false,
  )
}
