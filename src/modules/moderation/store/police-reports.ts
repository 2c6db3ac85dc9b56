import type { Tx } from '#core/db/database.ts'
import type { Id, OrgId, UnitId } from '#core/ids.ts'
import type { CaseId, PoliceReport } from '../rules/case.ts'
import { tables } from './tables.ts'

const COLUMNS = [
  'id',
  'caseId',
  'unitId',
  'state',
  'reportNumber',
  'reason',
  'basisSha256',
  'openedAt',
  'settledAt',
  'settledBy',
] as const

type Row = Omit<PoliceReport, 'id' | 'caseId' | 'unitId'> & { id: string; caseId: string; unitId: string }

const toReport = (row: Row): PoliceReport => ({
  ...row,
  id: row.id as Id<'police-report'>,
  caseId: row.caseId as CaseId,
  unitId: row.unitId as UnitId,
})

export async function findPoliceReport(tx: Tx, orgId: OrgId, caseId: string): Promise<PoliceReport | null> {
  const row = await tables(tx)
    .selectFrom('policeReport')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('caseId', '=', caseId)
    .executeTakeFirst()
  return row === undefined ? null : toReport(row)
}

export async function readOpenPoliceReports(
  tx: Tx,
  orgId: OrgId,
  limit = 500,
): Promise<readonly PoliceReport[]> {
  const rows = await tables(tx)
    .selectFrom('policeReport')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('state', '=', 'open')
    .orderBy('openedAt')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toReport)
}

export async function insertPoliceReport(
  tx: Tx,
  orgId: OrgId,
  opened: Pick<PoliceReport, 'id' | 'caseId' | 'unitId' | 'openedAt'>,
): Promise<void> {
  await tables(tx)
    .insertInto('policeReport')
    .values({ ...opened, orgId, state: 'open' })
    .execute()
}

/** False when the basis was made meanwhile by another worker. */
export async function saveBasis(tx: Tx, orgId: OrgId, caseId: CaseId, sha256: string): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('policeReport')
    .set({ basisSha256: sha256 })
    .where('orgId', '=', orgId)
    .where('caseId', '=', caseId)
    .where('basisSha256', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function settlePoliceRow(
  tx: Tx,
  orgId: OrgId,
  caseId: CaseId,
  settled: Pick<PoliceReport, 'state' | 'reportNumber' | 'reason' | 'settledAt' | 'settledBy'>,
): Promise<void> {
  await tables(tx)
    .updateTable('policeReport')
    .set(settled)
    .where('orgId', '=', orgId)
    .where('caseId', '=', caseId)
    .execute()
}

/** A case that was withdrawn asks nothing of the police any more. */
export async function removePoliceRow(tx: Tx, orgId: OrgId, caseId: CaseId): Promise<void> {
  await tables(tx)
    .deleteFrom('policeReport')
    .where('orgId', '=', orgId)
    .where('caseId', '=', caseId)
    .where('state', '=', 'open')
    .execute()
}
