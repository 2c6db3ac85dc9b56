/** A whole file: its bytes, its headings, its rows. Everything wrong is said at once, with line and column. */
import { findDelimiter, readCsv, type Delimiter } from './csv.ts'
import { decodeCsv, type Encoding } from './decode-csv.ts'
import { readHeadings } from './import-columns.ts'
import type { Person } from './person.ts'
import { MOST_ROWS, planRows, type PlannedRow, type RowProblem } from './plan-import.ts'
import type { Unit } from './units.ts'

export type ImportPlan = {
  readonly encoding: Encoding | null
  readonly delimiter: Delimiter | null
  readonly ignoredColumns: readonly string[]
  readonly rows: readonly PlannedRow[]
  readonly problems: readonly RowProblem[]
}

export type ImportGround = { readonly people: readonly Person[]; readonly units: readonly Unit[] }

const NOTHING: ImportPlan = { encoding: null, delimiter: null, ignoredColumns: [], rows: [], problems: [] }

export function planFile(bytes: Uint8Array, ground: ImportGround): ImportPlan {
  const decoded = decodeCsv(bytes)
  if (!decoded.ok) return { ...NOTHING, problems: [{ line: 1, column: null, code: decoded.fault }] }
  const { delimiter, rest, skipped } = findDelimiter(decoded.text)
  const read = readCsv(rest, delimiter)
  const known = { ...NOTHING, encoding: decoded.encoding, delimiter }
  if (!read.ok) {
    const { line, code } = read.fault
    return { ...known, problems: [{ line: line + skipped, column: null, code }] }
  }
  const [head, ...rows] = read.rows.map((row) => ({ ...row, line: row.line + skipped }))
  if (head === undefined || rows.length === 0)
    return { ...known, problems: [{ line: 1, column: null, code: 'file-without-rows' }] }
  if (rows.length > MOST_ROWS)
    return {
      ...known,
      problems: [{ line: 1, column: null, code: 'too-many-rows', params: { most: MOST_ROWS } }],
    }
  const { columns, faults } = readHeadings(head.cells)
  const ignoredColumns = columns.ignored
  if (faults.length > 0) {
    const problems = faults.map(({ code, key }) => ({ line: head.line, column: key, code }))
    return { ...known, ignoredColumns, problems }
  }
  return { ...known, ignoredColumns, ...planRows(rows, { columns, ...ground }) }
}
