/** How units may hang together: no circles, companies under the top or an authority, no two of one name side by side (F-024, F-029). */
import type { FieldProblem } from '#core/errors.ts'
import type { UnitId } from '#core/ids.ts'
import { withUnitsBelow, type Unit, type UnitKind } from './units.ts'

export type UnitDraft = Pick<Unit, 'name' | 'kind' | 'parentId'> & { readonly id: UnitId | null }

const LONGEST_UNIT_NAME = 200

/** Under what each kind may stand; null is the top. A company is its own legal person and never part of a department (F-029). */
const MAY_STAND_UNDER: Readonly<Record<UnitKind, readonly (UnitKind | null)[]>> = {
  authority: [null, 'authority'],
  company: [null, 'authority'],
  department: [null, 'authority', 'company', 'department'],
  service: [null, 'authority', 'company', 'department', 'service'],
}

export function mayStandUnder(kind: UnitKind, parent: UnitKind | null): boolean {
  return MAY_STAND_UNDER[kind].includes(parent)
}

/** Every fault at once. */
export function checkUnit(draft: UnitDraft, units: readonly Unit[]): readonly FieldProblem[] {
  return [...nameProblems(draft, units), ...placeProblems(draft, units)]
}

function nameProblems(draft: UnitDraft, units: readonly Unit[]): readonly FieldProblem[] {
  const name = draft.name.trim()
  if (name === '') return [{ field: 'name', code: 'required' }]
  if (name.length > LONGEST_UNIT_NAME)
    return [{ field: 'name', code: 'too-long', params: { most: LONGEST_UNIT_NAME } }]
  const isTaken = units.some(
    (unit) => unit.id !== draft.id && unit.parentId === draft.parentId && isSameName(unit.name, name),
  )
  return isTaken ? [{ field: 'name', code: 'unit-name-taken' }] : []
}

function placeProblems(draft: UnitDraft, units: readonly Unit[]): readonly FieldProblem[] {
  const { id, kind, parentId } = draft
  const parent = parentId === null ? null : units.find((unit) => unit.id === parentId)
  if (parent === undefined) return [{ field: 'parentId', code: 'unknown-unit' }]
  if (id !== null && parentId !== null && withUnitsBelow(units, id).includes(parentId))
    return [{ field: 'parentId', code: 'unit-circle' }]
  if (!mayStandUnder(kind, parent?.kind ?? null)) return [{ field: 'parentId', code: `misplaced-${kind}` }]
  const misplaced = units.find(
    (unit) => unit.parentId === id && id !== null && !mayStandUnder(unit.kind, kind),
  )
  return misplaced === undefined
    ? []
    : [{ field: 'kind', code: 'child-misplaced', params: { child: misplaced.name } }]
}

export function isSameName(a: string, b: string): boolean {
  return a.localeCompare(b, 'sv', { sensitivity: 'accent' }) === 0
}

/** What is the case unless somebody says otherwise. */
export function isArchiveCreatorByKind(kind: UnitKind): boolean {
  return kind === 'authority' || kind === 'company'
}

/** Whose archive a unit's records belong to: its own, or that of the nearest unit above which forms one; null when none does. */
export function archiveCreatorOf(units: readonly Unit[], unitId: UnitId): Unit | null {
  return lineUp(units, unitId).find((unit) => unit.isArchiveCreator) ?? null
}

/** The unit, the one above it, and so on to the top. A broken tree (a loop) ends the walk. */
export function lineUp(units: readonly Unit[], unitId: UnitId): readonly Unit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const line: Unit[] = []
  for (let unit = byId.get(unitId); unit !== undefined && !line.includes(unit);) {
    line.push(unit)
    unit = unit.parentId === null ? undefined : byId.get(unit.parentId)
  }
  return line
}
