import type { Tx } from '#core/db/database.ts'
import type { DayColumn, DayColumnOrNull } from '#core/db/types.ts'
import { Conflict, NotFound } from '#core/errors.ts'
import { isId, type OrgId, type PersonId, type UnitId } from '#core/ids.ts'
import type { Report, ReportId } from '../rules/report.ts'

type ReportTable = Omit<Report, 'id' | 'unitId' | 'settledBy' | 'receivedOn' | 'settledOn'> & {
  orgId: string
  id: string
  unitId: string
  settledBy: string | null
  receivedOn: DayColumn
  settledOn: DayColumnOrNull
}

const tables = (tx: Tx) => tx.$extendTables<{ managerReport: ReportTable }>()

const COLUMNS = [
  'id',
  'kind',
  'unitId',
  'secretId',
  'receivedOn',
  'settledOn',
  'settledBy',
  'version',
] as const

type Row = Omit<Report, 'id' | 'unitId' | 'settledBy'> & {
  id: string
  unitId: string
  settledBy: string | null
}

function toReport(row: Row): Report {
  return {
    ...row,
    id: row.id as ReportId,
    unitId: row.unitId as UnitId,
    settledBy: row.settledBy as PersonId | null,
  }
}

export async function insertReport(tx: Tx, orgId: OrgId, report: Report): Promise<void> {
  await tables(tx)
    .insertInto('managerReport')
    .values({ ...report, orgId })
    .execute()
}

/** Everybody's that wait, oldest first; whose they are to read is the caller's to ask. */
export async function readOpenReports(tx: Tx, orgId: OrgId): Promise<readonly Report[]> {
  const rows = await tables(tx)
    .selectFrom('managerReport')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('settledOn', 'is', null)
    .orderBy('receivedOn')
    .orderBy('id')
    .execute()
  return rows.map(toReport)
}

const LAST_SETTLED = 20

/** Those that one manager has taken care of, newest first. */
export async function readReportsSettledBy(
  tx: Tx,
  orgId: OrgId,
  settledBy: PersonId,
): Promise<readonly Report[]> {
  const rows = await tables(tx)
    .selectFrom('managerReport')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .where('settledBy', '=', settledBy)
    .orderBy('settledOn', 'desc')
    .orderBy('id')
    .limit(LAST_SETTLED)
    .execute()
  return rows.map(toReport)
}

/** Takes an open report for this transaction. Throws `NotFound`, and `Conflict('changed-by-other')` when somebody was first. */
export async function takeReport(tx: Tx, orgId: OrgId, id: string, version: number): Promise<Report> {
  const row = isId(id)
    ? await tables(tx)
        .selectFrom('managerReport')
        .select(COLUMNS)
        .where('orgId', '=', orgId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new NotFound('manager-report', id)
  if (row.version !== version || row.settledOn !== null) throw new Conflict('changed-by-other')
  return toReport(row)
}

export async function markReportSettled(
  tx: Tx,
  orgId: OrgId,
  id: ReportId,
  settled: { readonly settledBy: PersonId; readonly settledOn: Temporal.PlainDate },
): Promise<void> {
  await tables(tx)
    .updateTable('managerReport')
    .set((eb) => ({ ...settled, version: eb('version', '+', 1) }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}
