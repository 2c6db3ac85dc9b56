import { DiskFull } from './files/failures.ts'

/**
 * Something outside the program hinders it from starting or going on: wrong password, full disk, a folder already in use.
 * The command prints `message` and `remedy` and exits with 1, without a stack trace.
 */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem'
  readonly remedy: string
  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}

export function diskFull(folder: string): StartupProblem {
  return new StartupProblem(
    `The disk that holds ${folder} is full.`,
    'Free some space, or set TORGET_DATA to a folder on a larger disk, and start again. Nothing that was confirmed is lost.',
  )
}

/** What the operating system or the database server says of the machine, not of the program: a full disk, a folder we may not use. */
export function asStartupProblem(error: unknown, folder: string): StartupProblem | null {
  if (error instanceof StartupProblem) return error
  if (error instanceof DiskFull) return diskFull(folder)
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  // 53100 is the database server's own "disk full"
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return diskFull(folder)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartupProblem(
      `The data folder ${folder} cannot be used: ${(error as Error).message}.`,
      'Set TORGET_DATA to a folder that Torget may write to.',
    )
  }
  return null
}
