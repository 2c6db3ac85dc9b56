import { open, stat } from 'node:fs/promises'
import { MAX_FILE_BYTES } from './rules/validate/decode-file.ts'
import type { Finding, FindingCode } from './rules/validate/finding.ts'
import { toProblem } from './policy-problem.ts'
import type { ReadPolicy } from './read-policy.ts'
import { readPolicy } from './read-policy.ts'

const codes: Readonly<Record<string, 'file.not-found' | 'file.not-a-file'>> = {
  ENOENT: 'file.not-found',
  ENOTDIR: 'file.not-found',
  EISDIR: 'file.not-a-file',
}

function refused(path: string, finding: Finding): ReadPolicy {
  return { ok: false, problems: [toProblem(path, finding, { line: 1, column: 1 })], warnings: [] }
}

function fileFinding(
  code: Extract<FindingCode, 'file.not-found' | 'file.not-a-file' | 'file.unreadable'>,
): Finding {
  return { code, path: [], details: {} }
}

/** One byte more than allowed is enough to know; a device or a growing file is never read to its end. */
async function readHead(path: string): Promise<Uint8Array | null> {
  // Asked before opening: opening a named pipe waits for somebody to write to it.
  const found = await stat(path)
  if (!found.isFile()) return null
  await using file = await open(path, 'r')
  const buffer = new Uint8Array(Math.min(found.size, MAX_FILE_BYTES) + 1)
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

/** Reads and checks a policy file. A file that cannot be read is a problem like any other; nothing is thrown. */
export async function readPolicyFile(path: string): Promise<ReadPolicy> {
  try {
    const bytes = await readHead(path)
    return bytes === null ? refused(path, fileFinding('file.not-a-file')) : readPolicy(bytes, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return refused(path, fileFinding(codes[String(error.code)] ?? 'file.unreadable'))
  }
}
