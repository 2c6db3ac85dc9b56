import type { Readable } from 'node:stream'

/**
 * The store of everything that is kept as bytes: evidence, media, packages. A file's name is its SHA-256 (64 hex digits), so the
 * same bytes are kept once and a changed file gives itself away. A folder keeps them by default; an S3 bucket can take its place
 * behind this interface. Who may read a file is not decided here: see `stored-file.ts`.
 */
export interface Files {
  /** Durable when the promise resolves. Storing the same bytes again is harmless. Throws `DiskFull`. */
  put(bytes: Uint8Array): Promise<StoredBytes>
  /** Throws `FileMissing`, or `FileChanged` when the bytes no longer match their name. */
  get(sha256: string): Promise<Uint8Array>
  /**
   * For large files. Rejects with `FileMissing`; a changed file ends the stream with `FileChanged` instead of its last part, so a
   * reader that waits for a clean end never takes it for whole.
   */
  open(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
}

/**
 * Destroys bytes for good, whoever else names them: for what nobody may keep (decision 7). Disposal of records under a decision is
 * another act and goes another way. Removing what is not there is harmless.
 */
export interface RemovableFiles extends Files {
  remove(sha256: string): Promise<void>
}

export type StoredBytes = { readonly sha256: string; readonly sizeBytes: number }

const SHA256 = /^[0-9a-f]{64}$/

/** Names arrive in addresses; what is not a hash is no file, and never a path. */
export function isSha256(value: string): boolean {
  return SHA256.test(value)
}
