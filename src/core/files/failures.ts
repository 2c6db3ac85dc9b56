/**
 * No room left (or the quota is spent). Nothing was half kept: what the caller wanted to store is not there. `message` and `remedy`
 * are for people, as in `StartupProblem`.
 */
export class DiskFull extends Error {
  override readonly name = 'DiskFull'
  readonly remedy =
    'Free space on the disk that holds TORGET_DATA, or move the folder to a larger one, and try again.'
  constructor(where: string, cause?: unknown) {
    super(`The disk is full: ${where} could not be stored.`, { cause })
  }
}

/** The database knows of the file, the store does not have it: restore it from a backup. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing'
  readonly sha256: string
  constructor(sha256: string) {
    super(`the stored file ${sha256} is missing; restore it from a backup of the data folder`)
    this.sha256 = sha256
  }
}

/** The bytes under this name are no longer those that were stored. They are never handed out as if they were. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
  readonly sha256: string
  readonly found: string
  constructor(sha256: string, found: string) {
    super(
      `the stored file ${sha256} has been changed on disk (it now hashes to ${found}); restore it from a backup of the data folder`,
    )
    this.sha256 = sha256
    this.found = found
  }
}

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT'])

/** Puts a full disk into words; passes everything else on untouched. */
export function explainNoRoom(error: unknown, where: string): unknown {
  return NO_ROOM.has((error as NodeJS.ErrnoException).code ?? '') ? new DiskFull(where, error) : error
}
