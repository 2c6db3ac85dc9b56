import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl'
import {
  MANIFEST_JSON,
  MANIFEST_SHA256,
  manifestSchema,
  readSha256Lines,
  type PackageManifest,
} from './package-manifest.ts'

export type PackageProblem =
  /** Not a ZIP, cut short, or a name that would be written outside the folder: `detail` says what. */
  | { readonly code: 'unreadable'; readonly detail: string }
  | { readonly code: 'too-large'; readonly path: string }
  | { readonly code: 'manifest-missing' | 'manifest-damaged'; readonly path: string }
  | { readonly code: 'changed'; readonly path: string; readonly expected: string; readonly found: string }
  | { readonly code: 'missing' | 'extra' | 'twice'; readonly path: string }

export type PackageVerdict = {
  readonly isIntact: boolean
  readonly problems: readonly PackageProblem[]
  /** null when there is none that can be read. */
  readonly manifest: PackageManifest | null
}

/** 64 MB of manifest is half a million files. */
const LARGEST_MANIFEST_BYTES = 64_000_000
const LARGEST_PACKAGE_BYTES = 50_000_000_000

/** Reads a package back, file by file, and names everything that is not as its two manifests say. Needs nothing but the package. */
export async function verifyPackageZip(
  source: Uint8Array | string,
  { maxBytes = LARGEST_PACKAGE_BYTES }: { maxBytes?: number } = {},
): Promise<PackageVerdict> {
  const found = new Map<string, string>()
  const kept = new Map<string, string>()
  const problems: PackageProblem[] = []
  try {
    const zip =
      typeof source === 'string' ? await openPromise(source) : await fromBufferPromise(Buffer.from(source))
    let left = maxBytes
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      left -= entry.uncompressedSize
      if (left < 0) return verdict([...problems, { code: 'too-large', path: entry.fileName }], null)
      if (found.has(entry.fileName)) problems.push({ code: 'twice', path: entry.fileName })
      found.set(entry.fileName, await readEntry(zip, entry, kept))
    }
  } catch (error) {
    problems.push({ code: 'unreadable', detail: error instanceof Error ? error.message : String(error) })
    return verdict(problems, null)
  }
  return compare(found, kept, problems)
}

function verdict(problems: readonly PackageProblem[], manifest: PackageManifest | null): PackageVerdict {
  return { isIntact: problems.length === 0, problems, manifest }
}

/** The hash of what can be read; a file whose packing is broken has none and counts as changed. */
async function readEntry(zip: ZipFile, entry: Entry, kept: Map<string, string>): Promise<string> {
  const hash = createHash('sha256')
  const chunks: Buffer[] = []
  const isManifest = entry.fileName === MANIFEST_JSON || entry.fileName === MANIFEST_SHA256
  const keep = isManifest && entry.uncompressedSize <= LARGEST_MANIFEST_BYTES
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      if (keep) chunks.push(chunk)
      done()
    },
  })
  try {
    await pipeline(await zip.openReadStreamPromise(entry), sink)
  } catch (error) {
    return `unreadable: ${error instanceof Error ? error.message : String(error)}`
  }
  if (keep) kept.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
  return hash.digest('hex')
}

function compare(
  found: ReadonlyMap<string, string>,
  kept: ReadonlyMap<string, string>,
  problems: PackageProblem[],
): PackageVerdict {
  const lines = readManifest(kept, MANIFEST_SHA256, problems, readSha256Lines)
  const manifest = readManifest(kept, MANIFEST_JSON, problems, parseManifest)
  const expected = new Map(manifest?.files.map((file) => [file.path, file.sha256]))
  // Where the two manifests differ, one of them has been changed: both claims are held against the file.
  const claims = [...(lines ?? []), ...expected]
  const known = new Set([MANIFEST_JSON, MANIFEST_SHA256, ...claims.map(([path]) => path)])
  const told = new Set<string>()
  for (const [path, hash] of claims) {
    const actual = found.get(path)
    if (actual === hash || told.has(path)) continue
    told.add(path)
    if (actual === undefined) problems.push({ code: 'missing', path })
    else problems.push({ code: 'changed', path, expected: hash, found: actual })
  }
  for (const path of found.keys()) if (!known.has(path)) problems.push({ code: 'extra', path })
  if (lines !== null && manifest !== null) problems.push(...onlyInOne(lines, expected))
  return verdict(problems, manifest)
}

function readManifest<Read>(
  kept: ReadonlyMap<string, string>,
  path: string,
  problems: PackageProblem[],
  read: (text: string) => Read | null,
): Read | null {
  const text = kept.get(path)
  const value = text === undefined ? null : read(text)
  if (value === null)
    problems.push({ code: text === undefined ? 'manifest-missing' : 'manifest-damaged', path })
  return value
}

function parseManifest(text: string): PackageManifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** A file that one manifest names and the other does not, although it is there as named: somebody added it and half covered the trace. */
function onlyInOne(
  lines: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
): PackageProblem[] {
  const missingInJson = [...lines.keys()].filter((path) => path !== MANIFEST_JSON && !expected.has(path))
  const missingInLines = [...expected.keys()].filter((path) => !lines.has(path))
  return [
    ...missingInJson.map((path): PackageProblem => ({ code: 'extra', path })),
    ...missingInLines.map((path): PackageProblem => ({ code: 'extra', path })),
    ...(lines.has(MANIFEST_JSON) ? [] : [{ code: 'missing', path: MANIFEST_JSON } as const]),
  ]
}
