import { sql, type Selectable } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import { isId, type AccountId, type OrgId, type PersonId } from '#core/ids.ts'
import type { Alert, AlertId, AlertKind, MailState } from '../rules/alert.ts'
import { tables, type AlertTable } from './tables.ts'

function toAlert({ orgId: _, ...row }: Selectable<AlertTable>): Alert {
  return {
    ...row,
    id: row.id as AlertId,
    personId: row.personId as PersonId,
    accountId: row.accountId as AccountId | null,
  }
}

/** False when this person has been told of this already. */
export async function insertAlert(tx: Tx, orgId: OrgId, alert: Alert): Promise<boolean> {
  const result = await tables(tx)
    .insertInto('alert')
    .values({ ...alert, orgId })
    .onConflict((conflict) =>
      conflict.columns(['orgId', 'personId', 'kind', 'subjectId', 'moment']).doNothing(),
    )
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function findAlert(tx: Tx, orgId: OrgId, id: string): Promise<Alert | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('alert')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toAlert(row)
}

/** When this person was last told that access to the account was lost. */
export async function lastLossTold(
  tx: Tx,
  orgId: OrgId,
  key: { readonly personId: PersonId; readonly accountId: AccountId },
): Promise<Temporal.Instant | null> {
  const row = await tables(tx)
    .selectFrom('alert')
    .select('moment')
    .where('orgId', '=', orgId)
    .where('personId', '=', key.personId)
    .where('kind', '=', 'access-lost')
    .where('subjectId', '=', key.accountId)
    .orderBy('moment', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.moment ?? null
}

/** Where a page ends: unread before read, newest first. */
export type AlertPlace = {
  readonly isRead: boolean
  readonly raisedAt: Temporal.Instant
  readonly id: string
}

export async function readAlertsOf(
  tx: Tx,
  orgId: OrgId,
  wanted: { readonly personId: PersonId; readonly after: AlertPlace | null; readonly limit: number },
): Promise<readonly Alert[]> {
  const isRead = sql<boolean>`(read_at is not null)`
  let query = tables(tx)
    .selectFrom('alert')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('personId', '=', wanted.personId)
    .orderBy(isRead)
    .orderBy('raisedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted.limit)
  const { after } = wanted
  if (after !== null) {
    const olderOfSame = sql<boolean>`(${isRead} = ${after.isRead} and (raised_at, id) < (${after.raisedAt}::timestamptz, ${after.id}::uuid))`
    query = query.where(after.isRead ? olderOfSame : sql<boolean>`(${isRead} or ${olderOfSame})`)
  }
  return (await query.execute()).map(toAlert)
}

export async function countUnread(tx: Tx, orgId: OrgId, personId: PersonId): Promise<number> {
  const row = await tables(tx)
    .selectFrom('alert')
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .where('orgId', '=', orgId)
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.unread
}

export type Reading = {
  readonly personId: PersonId
  readonly at: Temporal.Instant
  /** One alert, or all that were raised no later than a moment. */
  readonly which: { readonly id: string } | { readonly until: Temporal.Instant }
}

/** Marks as read, and gives what was unread until now. */
export async function markAlertsRead(tx: Tx, orgId: OrgId, reading: Reading): Promise<readonly Alert[]> {
  const { which } = reading
  const query = tables(tx)
    .updateTable('alert')
    .set({ readAt: reading.at })
    .where('orgId', '=', orgId)
    .where('personId', '=', reading.personId)
    .where('readAt', 'is', null)
  const rows = await (
    'id' in which ? query.where('id', '=', which.id) : query.where('raisedAt', '<=', which.until)
  )
    .returningAll()
    .execute()
  return rows.map(toAlert)
}

/** For everybody who was told of these; of one kind only, where it is named. */
export async function markSubjectsRead(
  tx: Tx,
  orgId: OrgId,
  {
    subjectIds,
    kind,
    at,
  }: { readonly subjectIds: readonly string[]; readonly kind?: AlertKind; readonly at: Temporal.Instant },
): Promise<void> {
  if (subjectIds.length === 0) return
  const query = tables(tx)
    .updateTable('alert')
    .set({ readAt: at })
    .where('orgId', '=', orgId)
    .where('subjectId', 'in', [...subjectIds])
    .where('readAt', 'is', null)
  await (kind === undefined ? query : query.where('kind', '=', kind)).execute()
}

export async function noteMail(tx: Tx, orgId: OrgId, id: AlertId, mail: MailState): Promise<void> {
  await tables(tx)
    .updateTable('alert')
    .set({ mail })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

export type FoundAlert = { readonly orgId: OrgId; readonly id: AlertId }

/** Across organisations, keys only. */
export async function findOldAlerts(tx: Tx, before: Temporal.Instant): Promise<readonly FoundAlert[]> {
  const { rows } = await sql<FoundAlert>`select org_id, id from find_old_alerts(${before})`.execute(tx)
  return rows
}

export async function deleteAlerts(tx: Tx, orgId: OrgId, ids: readonly AlertId[]): Promise<void> {
  await tables(tx).deleteFrom('alert').where('orgId', '=', orgId).where('id', 'in', ids).execute()
}
