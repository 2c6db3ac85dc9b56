/** Rows under each other, each column as wide as its widest cell. Widths are counted in characters as a person sees them. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, width(cell))
  }
  return rows.map((row) =>
    row
      .map((cell, index) => pad(cell, widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })

function width(text: string): number {
  return [...graphemes.segment(text)].length
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)))
}
