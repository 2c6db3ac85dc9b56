import type { UnitId } from '#core/ids.ts'

/** authority = myndighet (nämnd), department = förvaltning, service = verksamhet, company = bolag. */
export type UnitKind = 'authority' | 'department' | 'service' | 'company'

export type Unit = {
  readonly id: UnitId
  readonly name: string
  readonly kind: UnitKind
  readonly parentId: UnitId | null
  /** Keeps the accounts of the whole organisation (F-024). One unit at most. */
  readonly ownsCommonAccounts: boolean
  /** Forms its own archive (arkivbildare); what the units below it have belongs there (F-029). */
  readonly isArchiveCreator: boolean
  readonly version: number
}

export const UNIT_KINDS = [
  'authority',
  'department',
  'service',
  'company',
] as const satisfies readonly UnitKind[]

/** A unit and every unit below it: who works for a department sees what its services have. A broken tree (a loop) ends the walk. */
export function withUnitsBelow(
  units: readonly Pick<Unit, 'id' | 'parentId'>[],
  top: UnitId,
): readonly UnitId[] {
  const found = new Set<UnitId>([top])
  const queue: UnitId[] = [top]
  for (let unit = queue.shift(); unit !== undefined; unit = queue.shift()) {
    for (const child of units) {
      if (child.parentId !== unit || found.has(child.id)) continue
      found.add(child.id)
      queue.push(child.id)
    }
  }
  return [...found]
}
