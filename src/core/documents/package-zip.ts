import { createHash } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { toLocal } from '../clock.ts'
import { safeFilePath } from './safe-file-names.ts'
import {
  MANIFEST_JSON,
  MANIFEST_SHA256,
  sha256Lines,
  type ManifestFile,
  type PackageManifest,
} from './package-manifest.ts'

export type PackageFile = {
  /** As it should be called; made plain ASCII in the package. Folders with `/`. */
  readonly path: string
  readonly mediaType: string
  readonly what?: string
  /** The bytes, or a way to open them: streams are opened one at a time, in their turn. */
  readonly content: Uint8Array | (() => Readable | Promise<Readable>)
}

export type PackageInfo = {
  readonly kind: string
  readonly id: string
  readonly organisation: string
  readonly createdAt: Temporal.Instant
}

export type PackageReceipt = {
  readonly manifest: PackageManifest
  /** Of the ZIP as a whole. */
  readonly sha256: string
  readonly size: number
}

/**
 * Writes a ZIP whose manifests are made while the files pass, so memory stays flat whatever the size. The same files and the same
 * `createdAt` give the same bytes. `receipt` is settled when `stream` has been read to its end, and rejects with what broke it.
 */
export function createPackageZip(
  files: readonly PackageFile[],
  info: PackageInfo,
): { readonly stream: Readable; readonly receipt: Promise<PackageReceipt> } {
  const zip = new ZipFile()
  const written: ManifestFile[] = []
  const whole = measure()
  const closing = new AbortController()
  const options = { mtime: zipDate(info.createdAt), mode: 0o100644, forceDosTimestamp: true }
  // yazl listens to no stream that it reads from: without this an unreadable file would end the whole program.
  const fail = (error: Error): void => void whole.stream.destroy(error)

  for (const { file, path } of placeFiles(files)) {
    zip.addReadStreamLazy(path, { ...options, compress: isWorthPacking(file.mediaType) }, (give) => {
      openMeasured(file, path, { written, signal: closing.signal, fail }).then(
        (stream) => give(null, stream),
        (error: unknown) => fail(asError(error)),
      )
    })
  }
  zip.addReadStreamLazy(MANIFEST_JSON, { ...options, compress: true }, (give) => {
    give(null, Readable.from([Buffer.from(manifestText(written, info))]))
  })
  zip.addReadStreamLazy(MANIFEST_SHA256, { ...options, compress: true }, (give) => {
    const manifest = { path: MANIFEST_JSON, sha256: sha256Hex(manifestText(written, info)) }
    give(null, Readable.from([Buffer.from(sha256Lines([...written, manifest]))]))
  })
  zip.end()

  const receipt = pipeline(zip.outputStream, whole.stream)
    .then(() => ({ manifest: manifestOf(written, info), ...whole.result() }))
    // The reader went away or a file broke: whatever is open then is closed.
    .finally(() => closing.abort())
  // Whoever reads `stream` hears of the same failure; a caller who only reads must not die of an unheard rejection.
  receipt.catch(() => undefined)
  return { stream: whole.stream, receipt }
}

/** For packages known to be small (mail, tests). */
export async function packageZipBytes(
  files: readonly PackageFile[],
  info: PackageInfo,
): Promise<PackageReceipt & { readonly bytes: Uint8Array }> {
  const { stream, receipt } = createPackageZip(files, info)
  const bytes = await buffer(stream)
  return { bytes, ...(await receipt) }
}

/** Where each file will stand in the package. By path, so that the order in which a caller found its files leaves no trace. */
export function placeFiles<File extends { readonly path: string }>(
  files: readonly File[],
): { readonly file: File; readonly path: string }[] {
  const taken = new Set([MANIFEST_JSON, MANIFEST_SHA256])
  return files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => ({ file, path: safeFilePath(file.path, taken) }))
}

async function openMeasured(
  file: PackageFile,
  path: string,
  { written, signal, fail }: { written: ManifestFile[]; signal: AbortSignal; fail: (error: Error) => void },
): Promise<Readable> {
  const content = file.content instanceof Uint8Array ? Readable.from([file.content]) : await file.content()
  const { stream, result } = measure()
  // Entered when the last byte has passed: yazl opens the next file only after that.
  stream.once('end', () => {
    written.push({
      path,
      ...(path === file.path ? {} : { originalPath: file.path.toWellFormed() }),
      ...result(),
      mediaType: file.mediaType,
      ...(file.what === undefined ? {} : { what: file.what.toWellFormed() }),
    })
  })
  stream.on('error', fail)
  pipeline(content, stream, { signal }).catch((error: unknown) => fail(asError(error)))
  return stream
}

function measure(): { stream: Transform; result: () => { size: number; sha256: string } } {
  const hash = createHash('sha256')
  let size = 0
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ size, sha256: hash.digest('hex') }) }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

function manifestOf(files: readonly ManifestFile[], info: PackageInfo): PackageManifest {
  const { kind, id, organisation, createdAt } = info
  return {
    schema: 'torget/package-manifest/1',
    package: { kind, id, organisation, createdAt: createdAt.toString() },
    files: [...files],
  }
}

function manifestText(files: readonly ManifestFile[], info: PackageInfo): string {
  return `${JSON.stringify(manifestOf(files, info), null, 2)}\n`
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** ZIP dates have no time zone: noon of the Swedish day, so that a server elsewhere writes the same bytes. Exact times are in the manifest. */
function zipDate(at: Temporal.Instant): Date {
  const { year, month, day } = toLocal(at)
  return new Date(year, month - 1, day, 12)
}

/** Pictures, films and PDFs are packed already. */
function isWorthPacking(mediaType: string): boolean {
  return /^text\/|json|xml|svg/.test(mediaType)
}
