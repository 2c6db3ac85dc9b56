/** Rows as CSV that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it. */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r]/u

export function csvCell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : FORMULA.test(value) ? `'${value}` : value
  return /[";\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Semicolons and a byte order mark: as Swedish Excel reads it. RFC 4180 line ends. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`
}
