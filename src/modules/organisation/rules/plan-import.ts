/** What an imported file would do, row by row, before anything is done: new people, changed ones, and every fault with its place. */
import type { UnitId } from '#core/ids.ts'
import { isSameName, lineUp } from './check-unit.ts'
import { checkPersonFields, normaliseEmail } from './check-person.ts'
import { looksLikeFormula, type CsvRow } from './csv.ts'
import { COLUMN_NAMES, readRoles, type ColumnKey, type Columns } from './import-columns.ts'
import type { Person } from './person.ts'
import { isRole, type Role } from './roles.ts'
import type { Unit } from './units.ts'

export const MOST_ROWS = 10_000
const LONGEST_CELL = 1000

export type RowProblem = {
  readonly line: number
  /** null: the row as a whole, or the file. */
  readonly column: ColumnKey | null
  readonly code: string
  readonly params?: Record<string, string | number>
}

export type ImportedFields = Pick<Person, 'email' | 'fullName' | 'title' | 'unitId' | 'language'> & {
  readonly roles: readonly Role[]
}

export type PlannedRow = {
  readonly line: number
  readonly kind: 'new' | 'changed' | 'same'
  readonly fields: ImportedFields
  /** The person it changes; null for a new one. */
  readonly person: Person | null
  readonly changed: readonly (keyof ImportedFields)[]
}

export type RowsPlan = { readonly rows: readonly PlannedRow[]; readonly problems: readonly RowProblem[] }

export type Around = {
  readonly columns: Columns
  readonly people: readonly Person[]
  readonly units: readonly Unit[]
}

/** Two rows for one address contradict each other whichever comes last, so the second is refused. */
export function planRows(rows: readonly CsvRow[], around: Around): RowsPlan {
  const byEmail = new Map(around.people.map((person) => [person.email, person]))
  const unitFor = unitFinder(around.units)
  const firstLine = new Map<string, number>()
  const planned: PlannedRow[] = []
  const problems: RowProblem[] = []
  for (const row of rows) {
    const read = readRow(row, around.columns, unitFor)
    const email = normaliseEmail(read.cell('email'))
    const first = firstLine.get(email)
    const person = byEmail.get(email) ?? null
    const faults: readonly RowProblem[] = [
      ...read.problems,
      ...(first === undefined || email === ''
        ? []
        : [{ line: row.line, column: 'email' as const, code: 'row-twice', params: { first } }]),
      ...(person?.isActive === false
        ? [{ line: row.line, column: 'email' as const, code: 'person-inactive' }]
        : []),
    ]
    firstLine.set(email, first ?? row.line)
    problems.push(...faults)
    if (faults.length === 0 && read.fields !== null)
      planned.push(plan(row.line, read.fields, { person, columns: around.columns }))
  }
  return { rows: planned, problems }
}

type Known = { readonly person: Person | null; readonly columns: Columns }

/** A column the file does not have changes nothing about somebody who is here already. */
function plan(line: number, given: ImportedFields, { person, columns }: Known): PlannedRow {
  if (person === null) return { line, kind: 'new', fields: given, person, changed: [] }
  const fields: ImportedFields = {
    ...given,
    roles: columns.at.has('roles') ? given.roles : person.roles,
    language: columns.at.has('language') ? given.language : person.language,
  }
  const changed = (['fullName', 'title', 'unitId', 'language', 'roles'] as const).filter(
    (field) => textOf(fields[field]) !== textOf(person[field]),
  )
  return { line, kind: changed.length === 0 ? 'same' : 'changed', fields, person, changed }
}

function textOf(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : [...value].sort().join(' ')
}

type ReadRow = {
  readonly cell: (key: ColumnKey) => string
  readonly fields: ImportedFields | null
  readonly problems: readonly RowProblem[]
}

type FindUnit = (name: string) => UnitId | 'unknown-unit' | 'ambiguous-unit'

function readRow(row: CsvRow, { at }: Columns, unitFor: FindUnit): ReadRow {
  const cell = (key: ColumnKey) => row.cells[at.get(key) ?? -1]?.trim() ?? ''
  const fullName = at.has('fullName') ? cell('fullName') : `${cell('firstName')} ${cell('lastName')}`.trim()
  const raw = { email: cell('email'), fullName, title: cell('title'), roles: readRoles(cell('roles')) }
  const unit = cell('unit') === '' ? 'required' : unitFor(cell('unit'))
  const unitCode = unit === 'required' || unit === 'unknown-unit' || unit === 'ambiguous-unit' ? unit : null
  const language = languageOf(cell('language'))
  const unsafe = cellProblems(row, at)
  const of = (column: ColumnKey, code: string, params?: Record<string, string | number>): RowProblem => ({
    line: row.line,
    column,
    code,
    ...(params === undefined ? {} : { params }),
  })
  const problems = [
    ...unsafe,
    ...(unsafe.length > 0 ? [] : checkPersonFields(raw)).map(({ field, code, params }) =>
      of(field as ColumnKey, code, params),
    ),
    ...(unitCode === null || unsafe.length > 0 ? [] : [of('unit', unitCode, { unit: cell('unit') })]),
    ...(language === null ? [of('language', 'not-a-language')] : []),
  ]
  if (problems.length > 0 || unitCode !== null || language === null) return { cell, fields: null, problems }
  const { email, title } = raw
  const fields: ImportedFields = {
    ...{ email: normaliseEmail(email), fullName, title, language },
    unitId: unit as UnitId,
    roles: raw.roles.filter(isRole),
  }
  return { cell, fields, problems }
}

function cellProblems(row: CsvRow, at: Columns['at']): readonly RowProblem[] {
  const problems: RowProblem[] = []
  for (const [column, index] of at) {
    const cell = row.cells[index]
    if (cell === undefined) continue
    if (looksLikeFormula(cell)) problems.push({ line: row.line, column, code: 'formula-cell' })
    else if (cell.length > LONGEST_CELL)
      problems.push({ line: row.line, column, code: 'too-long', params: { most: LONGEST_CELL } })
    else if (!cell.isWellFormed()) problems.push({ line: row.line, column, code: 'control-character' })
  }
  const widest = Math.max(...at.values()) + 1
  return row.cells.length > widest + 100
    ? [...problems, { line: row.line, column: null, code: 'row-too-wide' }]
    : problems
}

function languageOf(cell: string): 'sv' | 'en' | null {
  const word = cell.toLowerCase()
  if (word === '' || word === 'sv' || word === 'svenska' || word === 'swedish') return 'sv'
  return word === 'en' || word === 'engelska' || word === 'english' ? 'en' : null
}

/** By name; where two share it, by the line down to it: "Socialförvaltningen / Kansliet". */
function unitFinder(units: readonly Unit[]): FindUnit {
  const known = new Map<string, UnitId | 'unknown-unit' | 'ambiguous-unit'>()
  return (name) => {
    const seen = known.get(name)
    if (seen !== undefined) return seen
    const path = name.split(/\s*[/>]\s*/)
    const found = units.filter((unit) => {
      const line = lineUp(units, unit.id).map((one) => one.name)
      return isSameName(unit.name, name) || endsWith(line, path)
    })
    const [only, second] = found
    const answer = only === undefined ? 'unknown-unit' : second === undefined ? only.id : 'ambiguous-unit'
    known.set(name, answer)
    return answer
  }
}

/** `line` is from the unit upwards, `path` from above down to it; parts may be left out between. */
function endsWith(line: readonly string[], path: readonly string[]): boolean {
  const [last, ...above] = [...path].reverse()
  if (last === undefined || line[0] === undefined || !isSameName(line[0], last)) return false
  let at = 1
  for (const name of above) {
    const found = line.findIndex((one, index) => index >= at && isSameName(one, name))
    if (found === -1) return false
    at = found + 1
  }
  return true
}

export function columnName(key: ColumnKey | null, lang: 'sv' | 'en'): string {
  return key === null ? '' : COLUMN_NAMES[key][lang]
}
