import type { Tx } from '#core/db/database.ts'
import type { OrgId, UnitId } from '#core/ids.ts'
import type { Unit } from '../rules/units.ts'
import { tables } from './tables.ts'

const COLUMNS = [
  'id',
  'name',
  'kind',
  'parentId',
  'ownsCommonAccounts',
  'isArchiveCreator',
  'version',
] as const

export async function readUnits(tx: Tx, orgId: OrgId): Promise<readonly Unit[]> {
  const rows = await tables(tx)
    .selectFrom('unit')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, id: row.id as UnitId, parentId: row.parentId as UnitId | null }))
}

export async function findUnit(tx: Tx, orgId: OrgId, id: string): Promise<Unit | null> {
  return (await readUnits(tx, orgId)).find((unit) => unit.id === id) ?? null
}

export async function insertUnit(tx: Tx, orgId: OrgId, unit: Unit): Promise<void> {
  await tables(tx)
    .insertInto('unit')
    .values({ ...unit, orgId })
    .execute()
}

/** Only one unit keeps the common accounts: whoever had them before has them no more. */
export async function moveCommonAccounts(tx: Tx, orgId: OrgId, to: UnitId): Promise<void> {
  await tables(tx)
    .updateTable('unit')
    .set((eb) => ({ ownsCommonAccounts: false, version: eb('version', '+', 1) }))
    .where('orgId', '=', orgId)
    .where('id', '!=', to)
    .where('ownsCommonAccounts', '=', true)
    .execute()
}

export async function updateUnit(
  tx: Tx,
  orgId: OrgId,
  { id, version: _seen, ...change }: Unit,
): Promise<void> {
  await tables(tx)
    .updateTable('unit')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}
