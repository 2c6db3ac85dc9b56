import { readFileSync } from 'node:fs'
import type { Lang } from '../i18n/lang.ts'
import type { Json } from '../canonical-json.ts'
import type { PdfStandard } from './compile-message.ts'
import { displayableInPdf } from './displayable-text.ts'
import { documentFonts } from './fonts.ts'
import { createPdfCompiler, PdfNotMade, type PdfCompiler } from './pdf-compiler.ts'

export type PdfJob = {
  /** Typst source of ours, constant: it reads `data.inputs` and may use everything in house.typ. No text from outside belongs in it. */
  readonly template: string
  readonly inputs: Json
  /** Re-encoded pictures (images.ts) by file name; the template reaches them as `/images/NAME`. */
  readonly images?: Readonly<Record<string, Uint8Array>>
  readonly document: {
    readonly title: string
    readonly author: string
    readonly language: Lang
    /** Written as the document's date, so that the same input gives the same bytes. */
    readonly at: Temporal.Instant
    /** At the foot of every page, before the page number. */
    readonly footer: string
  }
}

export type PdfOptions = {
  readonly timeLimitMs?: number
  readonly standard?: PdfStandard
  readonly compiler?: PdfCompiler
}

/** A text of 60 000 odd characters takes about two seconds; the limit is for what nobody thought of. */
const TIME_LIMIT_MS = 60_000

let shared: PdfCompiler | undefined

/**
 * Makes a tagged PDF/A-2a in a process of its own. Every string in `inputs` is made displayable first; a character that the compiler
 * still turns down is written as its code point and the document made again, so that no text can stop it.
 * Throws `PdfNotMade`.
 */
export async function renderPdf(job: PdfJob, options: PdfOptions = {}): Promise<Uint8Array> {
  const compiler = options.compiler ?? (shared ??= createPdfCompiler())
  const source = `${PRELUDE}${job.template}`
  const files = filesOf(job)
  const standard = options.standard ?? 'a-2a'
  const refused = new Set<number>()
  for (;;) {
    const data = JSON.stringify(prepareData(job, refused))
    try {
      return await compiler.compile({ standard, source, files, data }, options.timeLimitMs ?? TIME_LIMIT_MS)
    } catch (error) {
      const more = error instanceof PdfNotMade && error.reason === 'refused' ? refusedIn(error.message) : []
      const sizeBefore = refused.size
      for (const codePoint of more) refused.add(codePoint)
      if (refused.size === sizeBefore) throw error
    }
  }
}

const PRELUDE = `#import "/house.typ": *
#let data = json(bytes(sys.inputs.data))
#show: house.with(data.document)
`

const HOUSE_STYLE = readFileSync(new URL('house.typ', import.meta.url))

/** PDF/A allows no longer string than 32 767 bytes; a title is for a list of files and a window's frame. */
const LONGEST_TITLE = 300

function filesOf(job: PdfJob): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = { '/house.typ': HOUSE_STYLE }
  for (const [name, bytes] of Object.entries(job.images ?? {})) files[`/images/${name}`] = bytes
  return files
}

function prepareData({ document, inputs }: PdfJob, refused: ReadonlySet<number>): Json {
  const at = document.at.toZonedDateTimeISO('UTC')
  const { year, month, day, hour, minute, second } = at
  return {
    document: {
      title: shorten(displayableInPdf(document.title, refused)),
      author: shorten(displayableInPdf(document.author, refused)),
      footer: shorten(displayableInPdf(document.footer, refused)),
      language: document.language,
      date: { year, month, day, hour, minute, second },
      fonts: documentFonts().map((font) => font.family),
    },
    inputs: mapStrings(inputs, (text) => displayableInPdf(text, refused)),
  }
}

function shorten(text: string): string {
  const characters = Array.from(text.replaceAll('\n', ' '))
  return characters.length <= LONGEST_TITLE
    ? characters.join('')
    : `${characters.slice(0, LONGEST_TITLE).join('')} …`
}

function mapStrings(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((each: Json) => mapStrings(each, change))
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapStrings(each, change)]))
}

/** Reads the characters out of the compiler's own words: `the text "x" could not be displayed with font …`. */
function refusedIn(message: string): number[] {
  const quoted = message.matchAll(/the text `\\?"(.*?)\\?"` /g)
  return [...quoted].flatMap((match) =>
    Array.from(unescapeRust(match[1] ?? ''), (character) => character.codePointAt(0) ?? 0),
  )
}

function unescapeRust(text: string): string {
  return text.replace(/\\+u\{([0-9a-f]{1,6})\}/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  )
}
