import type { Measured } from '../figure.ts'

const FIGURE_COLUMNS = ['figure', 'target', 'measured', '', 'made of']

type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

function figureTable({ figures }: Measured): Table {
  const rows = figures.map(({ what, target, measured, isMet, basis }) => [
    what,
    target,
    measured,
    isMet ? 'met' : 'missed',
    basis,
  ])
  return { columns: FIGURE_COLUMNS, rows }
}

/** For a terminal. */
export function asText(measured: Measured): string {
  const tables = [textTable(figureTable(measured))]
  for (const detail of measured.details) tables.push(`${detail.title}\n\n${textTable(detail)}`)
  return `${tables.join('\n\n')}\n`
}

/** For docs/figures.md; Prettier widens the columns. */
export function asMarkdown(measured: Measured): string {
  const tables = [markdownTable(figureTable(measured))]
  for (const detail of measured.details) tables.push(`## ${detail.title}\n\n${markdownTable(detail)}`)
  return tables.join('\n\n')
}

function textTable({ columns, rows }: Table): string {
  const lines = [columns, ...rows]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function markdownTable({ columns, rows }: Table): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n')
}
