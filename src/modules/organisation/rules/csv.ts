/** Reads comma-separated text strictly (RFC 4180): what is not well formed is refused with its line, never guessed at. */

export const DELIMITERS = [';', ',', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

export type CsvRow = {
  /** Of the file, from 1; a row with line breaks in a cell is named by its first. */
  readonly line: number
  readonly cells: readonly string[]
}

export type CsvFault = {
  readonly line: number
  readonly code: 'quote-open' | 'quote-inside' | 'text-after-quote'
}

export type CsvResult =
  { readonly ok: true; readonly rows: readonly CsvRow[] } | { readonly ok: false; readonly fault: CsvFault }

/** Empty lines are passed over. */
export function readCsv(text: string, delimiter: Delimiter): CsvResult {
  const rows: CsvRow[] = []
  let at = 0
  let line = 1
  while (at < text.length) {
    const row = readRow(text, { at, line, delimiter })
    if ('code' in row) return { ok: false, fault: row }
    if (row.cells.length > 1 || row.cells[0] !== '') rows.push({ line, cells: row.cells })
    ;({ at, line } = row)
  }
  return { ok: true, rows }
}

type Place = { readonly at: number; readonly line: number; readonly delimiter: Delimiter }
type ReadRow = { readonly cells: readonly string[]; readonly at: number; readonly line: number }

function readRow(text: string, place: Place): ReadRow | CsvFault {
  const cells: string[] = []
  let { at, line } = place
  for (;;) {
    const cell =
      text[at] === '"' ? readQuoted(text, { ...place, at, line }) : readBare(text, { ...place, at, line })
    if ('code' in cell) return cell
    cells.push(cell.text)
    ;({ at, line } = cell)
    if (text[at] === place.delimiter) {
      at += 1
      continue
    }
    return { cells, ...afterBreak(text, at, line) }
  }
}

function afterBreak(text: string, at: number, line: number): { readonly at: number; readonly line: number } {
  if (at >= text.length) return { at, line }
  return { at: at + (text.startsWith('\r\n', at) ? 2 : 1), line: line + 1 }
}

type Cell = { readonly text: string; readonly at: number; readonly line: number }

function readBare(text: string, { at, line, delimiter }: Place): Cell | CsvFault {
  let end = at
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') {
    if (text[end] === '"') return { line, code: 'quote-inside' }
    end += 1
  }
  return { text: text.slice(at, end), at: end, line }
}

function readQuoted(text: string, { at, line, delimiter }: Place): Cell | CsvFault {
  let end = at + 1
  for (;;) {
    const quote = text.indexOf('"', end)
    if (quote === -1) return { line, code: 'quote-open' }
    if (text[quote + 1] === '"') {
      end = quote + 2
      continue
    }
    const after = text[quote + 1]
    const inside = text.slice(at + 1, quote)
    if (after !== undefined && after !== delimiter && after !== '\n' && after !== '\r')
      return { line, code: 'text-after-quote' }
    const breaks = inside.match(/\r\n|\r|\n/g)?.length ?? 0
    return { text: inside.replaceAll('""', '"'), at: quote + 1, line: line + breaks }
  }
}

/** The sign that parts most of the first line, outside quotation marks; Excel's own `sep=` line goes before that. */
export function findDelimiter(text: string): {
  readonly delimiter: Delimiter
  readonly rest: string
  readonly skipped: number
} {
  const said = /^sep=([;,\t])(\r\n|\r|\n)/i.exec(text)
  if (said !== null) return { delimiter: said[1] as Delimiter, rest: text.slice(said[0].length), skipped: 1 }
  const start = text.replace(/^[\r\n]+/, '')
  const first = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(start)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '')
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }))
  const [best] = counted.sort((a, b) => b.count - a.count)
  return { delimiter: best?.delimiter ?? ';', rest: text, skipped: 0 }
}

/** A cell that a spreadsheet would run as a formula: =cmd, +1, -1, @sum, and what hides behind a tab (OWASP, CSV injection). */
export function looksLikeFormula(cell: string): boolean {
  return /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell) || /^[\t\r]/.test(cell)
}
