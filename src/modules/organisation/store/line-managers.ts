import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId, UnitId } from '#core/ids.ts'
import { holdersInLine } from '../rules/holdings.ts'
import { readStaff } from './staffing.ts'

export type LineManagers = {
  /** Those of the unit, else of the nearest above it; empty when nobody in the line manages anything. Never a substitute. */
  of(unitId: UnitId): readonly PersonId[]
}

/** Who is whose manager at a minute. Read once for many questions. */
export async function readLineManagers(tx: Tx, orgId: OrgId, at: Temporal.Instant): Promise<LineManagers> {
  const staff = await readStaff(tx, orgId, at)
  return { of: (unitId) => holdersInLine(staff, 'manager', unitId) }
}
