import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { DayColumn, InstantColumn, InstantColumnOrNull } from '#core/db/types.ts'
import { Conflict, NotFound } from '#core/errors.ts'
import { isId, type OrgId, type PersonId, type UnitId } from '#core/ids.ts'
import type { Tip, TipId, TipOutcome } from '../rules/tip.ts'

type TipTable = Omit<Tip, 'id' | 'unitId' | 'receivedOn' | 'settledAt' | 'settledBy'> & {
  orgId: string
  id: string
  unitId: string | null
  receivedOn: DayColumn
  settledAt: InstantColumnOrNull
  settledBy: string | null
}

type TipSendingTable = { orgId: string; senderKey: string; sentAt: InstantColumn; id: string }

const tables = (tx: Tx) => tx.$extendTables<{ tip: TipTable; tipSending: TipSendingTable }>()

const COLUMNS = [
  'id',
  'kind',
  'about',
  'note',
  'unitId',
  'receivedOn',
  'settledAt',
  'settledBy',
  'outcome',
  'version',
] as const

type Row = Omit<Tip, 'id' | 'unitId' | 'settledBy'> & {
  id: string
  unitId: string | null
  settledBy: string | null
}

function toTip(row: Row): Tip {
  return {
    ...row,
    id: row.id as TipId,
    unitId: row.unitId as UnitId | null,
    settledBy: row.settledBy as PersonId | null,
  }
}

export async function insertTip(tx: Tx, orgId: OrgId, tip: Tip): Promise<void> {
  await tables(tx)
    .insertInto('tip')
    .values({ ...tip, orgId })
    .execute()
}

/** The open ones, oldest first, then the latest settled. */
export async function readTips(
  tx: Tx,
  orgId: OrgId,
  state: 'open' | 'settled',
  limit = 200,
): Promise<readonly Tip[]> {
  const all = tables(tx).selectFrom('tip').select(COLUMNS).where('orgId', '=', orgId)
  const rows =
    state === 'open'
      ? all.where('settledAt', 'is', null).orderBy('receivedOn').orderBy('id')
      : all.where('settledAt', 'is not', null).orderBy('settledAt', 'desc').orderBy('id')
  return (await rows.limit(limit).execute()).map(toTip)
}

/** Takes a tip for this transaction. Throws `NotFound`, and `Conflict('changed-by-other')` when somebody was first. */
export async function takeTip(tx: Tx, orgId: OrgId, id: string, version: number): Promise<Tip> {
  const row = isId(id)
    ? await tables(tx)
        .selectFrom('tip')
        .select(COLUMNS)
        .where('orgId', '=', orgId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new NotFound('tip', id)
  if (row.version !== version) throw new Conflict('changed-by-other')
  return toTip(row)
}

export async function markSettled(
  tx: Tx,
  orgId: OrgId,
  id: TipId,
  settled: {
    readonly outcome: TipOutcome
    readonly settledBy: PersonId
    readonly settledAt: Temporal.Instant
  },
): Promise<void> {
  await tables(tx)
    .updateTable('tip')
    .set((eb) => ({ ...settled, version: eb('version', '+', 1) }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** Until the end of the transaction: tips to one organisation come one after another. */
export async function lockTips(tx: Tx, orgId: OrgId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tips ${orgId}`}, 0))`.execute(tx)
}

export async function readSendings(
  tx: Tx,
  orgId: OrgId,
  senderKey: string,
  since: Temporal.Instant,
): Promise<readonly Temporal.Instant[]> {
  const rows = await tables(tx)
    .selectFrom('tipSending')
    .select('sentAt')
    .where('orgId', '=', orgId)
    .where('senderKey', '=', senderKey)
    .where('sentAt', '>', since)
    .orderBy('sentAt')
    .execute()
  return rows.map((row) => row.sentAt)
}

export async function noteSending(
  tx: Tx,
  orgId: OrgId,
  sending: {
    readonly senderKeys: readonly string[]
    readonly at: Temporal.Instant
    readonly newId: () => string
  },
): Promise<void> {
  const rows = sending.senderKeys.map((senderKey) => ({
    orgId,
    senderKey,
    sentAt: sending.at,
    id: sending.newId(),
  }))
  await tables(tx).insertInto('tipSending').values(rows).execute()
}

export async function forgetSendings(tx: Tx, orgId: OrgId, before: Temporal.Instant): Promise<void> {
  await tables(tx).deleteFrom('tipSending').where('orgId', '=', orgId).where('sentAt', '<=', before).execute()
}
