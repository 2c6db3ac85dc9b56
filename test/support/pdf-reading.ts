import { inflateSync } from 'node:zlib'

/** What a test wants to know of a PDF, read from its bytes without any program: enough for what Typst writes, no general reader. */
export type ReadPdf = {
  /** Text by page, in the order it is drawn; a new line where the position moves down. */
  readonly pages: readonly string[]
  readonly text: string
  readonly xmp: string
  /** Every structure type in use: H1, P, Table … */
  readonly tags: ReadonlySet<string>
  readonly altTexts: readonly string[]
  readonly catalog: string
  readonly fontNames: readonly string[]
  readonly embeddedFontCount: number
  readonly imageCount: number
  readonly links: readonly string[]
  /** Boxes drawn because a font had no glyph. PDF/A allows none. */
  readonly missingGlyphCount: number
}

type PdfObject = { readonly head: string; readonly stream: () => string }

export function readPdf(bytes: Uint8Array): ReadPdf {
  const source = Buffer.from(bytes).toString('latin1')
  const objects = readObjects(source)
  const all = [...objects.values()]
  const heads = all.map((object) => object.head)
  const catalog = heads.find((head) => head.includes('/Type /Catalog')) ?? ''
  const pages = heads
    .filter((head) => /\/Type \/Page\b(?!s)/.test(head))
    .map((head) => readPage(head, objects))
  return {
    pages: pages.map((page) => page.text),
    text: pages.map((page) => page.text).join('\n'),
    xmp: Buffer.from(
      all.find((object) => object.head.includes('/Subtype /XML'))?.stream() ?? '',
      'latin1',
    ).toString('utf8'),
    tags: new Set(
      heads.flatMap((head) => [...head.matchAll(/\/S \/([A-Za-z0-9]+)/g)].map((match) => match[1] ?? '')),
    ),
    altTexts: heads.flatMap((head) =>
      [...head.matchAll(/\/Alt (\((?:\\.|[^\\()])*\)|<[0-9a-fA-F]*>)/g)].map((match) =>
        decode(match[1] ?? ''),
      ),
    ),
    catalog,
    fontNames: heads.flatMap((head) => /\/FontName \/(\S+)/.exec(head)?.[1] ?? []),
    embeddedFontCount: heads.filter((head) => /\/FontFile[23] /.test(head)).length,
    imageCount: heads.filter((head) => head.includes('/Subtype /Image')).length,
    links: heads.flatMap((head) =>
      [...head.matchAll(/\/URI \(((?:\\.|[^\\)])*)\)/g)].map((match) => match[1] ?? ''),
    ),
    missingGlyphCount: pages.reduce((sum, page) => sum + page.missing, 0),
  }
}

function readObjects(source: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>()
  for (const match of source.matchAll(/^(\d+) 0 obj\s([\s\S]*?)^endobj/gm)) {
    const body = match[2] ?? ''
    const start = /stream\r?\n/.exec(body)
    const head = start === null ? body : body.slice(0, start.index)
    const raw =
      start === null ? '' : body.slice(start.index + start[0].length, body.lastIndexOf('\nendstream'))
    const stream = (): string =>
      head.includes('/FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw
    objects.set(match[1] ?? '', { head, stream })
  }
  return objects
}

function readPage(head: string, objects: ReadonlyMap<string, PdfObject>): { text: string; missing: number } {
  const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream() ?? ''
  const fontList = /\/Font <<([\s\S]*?)>>/.exec(head)?.[1] ?? ''
  const fonts = new Map(
    [...fontList.matchAll(/\/(f\d+) (\d+) 0 R/g)].map((match) => [
      match[1] ?? '',
      readToUnicode(match[2] ?? '', objects),
    ]),
  )
  let font: ReadonlyMap<string, string> = new Map()
  let line = ''
  let text = ''
  let missing = 0
  for (const match of content.matchAll(/^1 0 0 -1 \S+ (\S+) cm$|^\/(f\d+) \S+ Tf$|^(.*) (?:TJ|Tj)$/gm)) {
    if (match[1] !== undefined && match[1] !== line) {
      line = match[1]
      text += '\n'
    } else if (match[2] !== undefined) font = fonts.get(match[2]) ?? new Map()
    else if (match[3] !== undefined) {
      const codes = [...match[3].matchAll(PDF_STRING)].flatMap(([string]) => string16(string))
      missing += codes.filter((code) => code === '0000').length
      text += codes.map((code) => font.get(code) ?? '').join('')
    }
  }
  return { text: text.trim(), missing }
}

function readToUnicode(font: string, objects: ReadonlyMap<string, PdfObject>): ReadonlyMap<string, string> {
  const cmap =
    objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1] ?? '')?.stream() ?? ''
  const found = new Map<string, string>()
  for (const match of cmap.matchAll(/^<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>$/gm)) {
    found.set((match[1] ?? '').toLowerCase(), decodeUtf16(match[2] ?? ''))
  }
  return found
}

const PDF_STRING = /\((?:\\[0-7]{3}|\\.|[^\\()])*\)|<[0-9a-fA-F]*>/g
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function stringBytes(string: string): Buffer {
  if (string.startsWith('<')) return Buffer.from(string.slice(1, -1), 'hex')
  const plain = string
    .slice(1, -1)
    .replace(/\\([0-7]{3}|.)/gs, (_, escape: string) =>
      escape.length === 3 ? String.fromCharCode(Number.parseInt(escape, 8)) : (ESCAPES[escape] ?? escape),
    )
  return Buffer.from(plain, 'latin1')
}

/** A text string's bytes in fours of hexadecimal: the glyph codes. */
function string16(string: string): string[] {
  return stringBytes(string).toString('hex').match(/.{4}/g) ?? []
}

function decode(string: string): string {
  const bytes = stringBytes(string)
  const isUtf16 = bytes[0] === 0xfe && bytes[1] === 0xff
  return isUtf16 ? decodeUtf16(bytes.subarray(2).toString('hex')) : bytes.toString('latin1')
}

function decodeUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}
