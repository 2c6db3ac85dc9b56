import type { Readable } from 'node:stream'
import { MANIFEST_JSON, MANIFEST_SHA256 } from '#core/documents/package-manifest.ts'
import {
  createPackageZip,
  placeFiles,
  type PackageFile,
  type PackageReceipt,
} from '#core/documents/package-zip.ts'
import type { PdfOptions } from '#core/documents/pdf.ts'
import { RuleBroken } from '#core/errors.ts'
import { handlingRecord } from './handling-record.ts'
import type { RegistrationInput } from './registration-input.ts'
import { renderHandlingPdf, type ListedFile } from './render-handling-pdf.ts'
import { en } from './texts.en.ts'
import { sv } from './texts.sv.ts'

/**
 * The package that goes to a registrar: handling.pdf, handling.json, attachments, evidence, manifests. It opens anywhere (R9). The PDF is
 * made before anything is written; the files stream. Throws `PdfNotMade`, and `RuleBroken('no-copy-of-abuse-material')` when files are
 * given for a message of which nothing may be copied.
 */
export async function buildRegistrationPackage(
  input: RegistrationInput,
  options?: PdfOptions,
): Promise<{ readonly stream: Readable; readonly receipt: Promise<PackageReceipt> }> {
  refuseForbiddenCopies(input)
  const texts = input.language === 'sv' ? sv : en
  const { pdf, json, readme } = texts.handling.ownFiles
  const readmePath = input.language === 'sv' ? 'las-mig.txt' : 'read-me.txt'
  const readmeText = texts.readme(input.packageId, input.organisation.name)
  const others: PackageFile[] = [
    textFile(
      'handling.json',
      'application/json',
      json,
      `${JSON.stringify(handlingRecord(input), null, 2)}\n`,
    ),
    textFile(readmePath, 'text/plain', readme, readmeText),
    ...input.message.media.map((file) => ({ ...file, path: `media/${file.path}` })),
    ...(input.evidence?.files ?? []).map((file) => ({ ...file, path: `evidence/${file.path}` })),
  ]
  const cover = { path: 'handling.pdf', mediaType: 'application/pdf', what: pdf }
  const content = await renderHandlingPdf(
    input,
    listFiles([cover, ...others], texts.handling.ownFiles),
    options,
  )
  return createPackageZip([{ ...cover, content }, ...others], {
    kind: 'registration',
    id: input.packageId,
    organisation: input.organisation.name,
    createdAt: input.times.handedOverAt,
  })
}

function textFile(path: string, mediaType: string, what: string, text: string): PackageFile {
  return { path, mediaType: `${mediaType}; charset=utf-8`, what, content: Buffer.from(text, 'utf8') }
}

/** As the files will be called in the ZIP, the manifests with them, so that the page and the folder agree. */
function listFiles(
  files: readonly Omit<PackageFile, 'content'>[],
  ownFiles: typeof sv.handling.ownFiles,
): ListedFile[] {
  return [
    ...placeFiles(files).map(({ file, path }) => ({
      path,
      what: file.what ?? '',
      mediaType: file.mediaType.replace(/;.*$/, ''),
    })),
    { path: MANIFEST_JSON, what: ownFiles.manifest, mediaType: 'application/json' },
    { path: MANIFEST_SHA256, what: ownFiles.lines, mediaType: 'text/plain' },
  ]
}

/**
 * Words, addresses and times may follow; a picture, a film or a page that shows one may not (16 kap. 10 a § brottsbalken). The caller
 * should have kept none: one that comes here is a fault to be seen, not something to drop in silence.
 */
function refuseForbiddenCopies({ mediaPolicy, message, evidence }: RegistrationInput): void {
  if (mediaPolicy !== 'never') return
  const mayHoldPicture = (file: PackageFile): boolean =>
    !/^(?:text\/plain|application\/json)\b/.test(file.mediaType)
  if (message.media.length > 0 || evidence?.files.some(mayHoldPicture) === true) {
    throw new RuleBroken('no-copy-of-abuse-material')
  }
}
