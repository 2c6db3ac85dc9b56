import { sql, type ExpressionBuilder, type Selectable } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import { isId, type AccountId, type MessageId, type OrgId, type UnitId } from '#core/ids.ts'
import { isDesk, type Desk } from '../rules/desks.ts'
import type { Registration, RegistrationId } from '../rules/registration.ts'
import { tables, type RegistrationTable } from './tables.ts'

function toRegistration(row: Selectable<RegistrationTable>): Registration {
  const { orgId: _org, version: _version, packageSha256, packageBytes, ...rest } = row
  return {
    ...rest,
    id: row.id as RegistrationId,
    messageId: row.messageId as MessageId,
    accountId: row.accountId as AccountId,
    unitId: row.unitId as UnitId,
    desk: row.desk as Desk,
    route: row.route.filter(isDesk),
    package: packageSha256 === null ? null : { sha256: packageSha256, sizeBytes: packageBytes ?? 0 },
  }
}

export async function findRegistration(tx: Tx, orgId: OrgId, id: string): Promise<Registration | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('registration')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toRegistration(row)
}

/** As `findRegistration`, and keeps everybody else waiting until this transaction ends: two people at one desk decide one at a time. */
export async function lockRegistration(tx: Tx, orgId: OrgId, id: string): Promise<Registration | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('registration')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toRegistration(row)
}

/** Oldest first. */
export async function readRegistrationsOf(
  tx: Tx,
  orgId: OrgId,
  messageId: string,
): Promise<readonly Registration[]> {
  const rows = await tables(tx)
    .selectFrom('registration')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .orderBy('openedAt')
    .orderBy('id')
    .execute()
  return rows.map(toRegistration)
}

export async function readHoldersOf(
  tx: Tx,
  orgId: OrgId,
  diaryNumber: string,
): Promise<readonly { readonly id: string; readonly messageId: string }[]> {
  return tables(tx)
    .selectFrom('registration')
    .select(['id', 'messageId'])
    .where('orgId', '=', orgId)
    .where('diaryNumber', '=', diaryNumber)
    .orderBy('settledAt')
    .execute()
}

export type NewRegistration = Omit<
  Registration,
  'deskNo' | 'receivedAt' | 'diaryNumber' | 'isSecret' | 'reason' | 'settledBy' | 'settledAt' | 'state'
>

export async function insertRegistration(tx: Tx, orgId: OrgId, opened: NewRegistration): Promise<void> {
  const { package: kept, route, ...rest } = opened
  await tables(tx)
    .insertInto('registration')
    .values({
      ...rest,
      orgId,
      route: [...route],
      deskNo: 0,
      state: 'under-way',
      packageSha256: kept?.sha256 ?? null,
      packageBytes: kept?.sizeBytes ?? null,
      version: 1,
    })
    .execute()
}

export type RegistrationChange = Partial<
  Pick<
    Registration,
    | 'deskNo'
    | 'desk'
    | 'unitId'
    | 'arrivedAt'
    | 'receivedAt'
    | 'state'
    | 'diaryNumber'
    | 'isSecret'
    | 'reason'
    | 'settledBy'
    | 'settledAt'
  >
>

export async function updateRegistration(
  tx: Tx,
  orgId: OrgId,
  id: RegistrationId,
  change: RegistrationChange,
): Promise<void> {
  await tables(tx)
    .updateTable('registration')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** Forgets the packages of a message, whose bytes are about to be destroyed; gives their hashes. */
export async function clearPackages(tx: Tx, orgId: OrgId, messageId: string): Promise<readonly string[]> {
  const rows = await tables(tx)
    .selectFrom('registration')
    .select('packageSha256')
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .where('packageSha256', 'is not', null)
    .execute()
  await tables(tx)
    .updateTable('registration')
    .set((eb) => ({ packageSha256: null, packageBytes: null, version: eb('version', '+', 1) }))
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .execute()
  return rows.flatMap((row) => (row.packageSha256 === null ? [] : [row.packageSha256]))
}

export type QueueCursor = { readonly openedAt: Temporal.Instant; readonly id: string }

/** A desk, and for whom: `unitIds` null means every unit. */
export type Seat = { readonly desk: Desk; readonly unitIds: readonly string[] | null }

export type QueueFilter = {
  readonly seats: readonly Seat[]
  readonly after: QueueCursor | null
  readonly limit: number
}

/** What lies on these desks, the oldest first, across accounts. */
export async function readDeskQueue(
  tx: Tx,
  orgId: OrgId,
  filter: QueueFilter,
): Promise<readonly Registration[]> {
  const { seats, after, limit } = filter
  if (seats.length === 0) return []
  let query = tables(tx)
    .selectFrom('registration')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('state', '=', 'under-way')
    .where(atSeats(seats))
    .orderBy('openedAt')
    .orderBy('id')
    .limit(limit)
  if (after !== null)
    query = query.where(sql<boolean>`(opened_at, id) > (${after.openedAt}::timestamptz, ${after.id}::uuid)`)
  const rows = await query.execute()
  return rows.map(toRegistration)
}

export async function countDeskQueue(tx: Tx, orgId: OrgId, seat: Seat): Promise<number> {
  const row = await tables(tx)
    .selectFrom('registration')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('orgId', '=', orgId)
    .where('state', '=', 'under-way')
    .where(atSeats([seat]))
    .executeTakeFirstOrThrow()
  return row.count
}

function atSeats(seats: readonly Seat[]) {
  return (eb: ExpressionBuilder<{ registration: RegistrationTable }, 'registration'>) =>
    eb.or(
      seats.map(({ desk, unitIds }) =>
        unitIds === null
          ? eb('desk', '=', desk)
          : eb.and([eb('desk', '=', desk), eb('unitId', '=', sql<string>`any(${[...unitIds]}::uuid[])`)]),
      ),
    )
}

/** Two registrars who write the same new number at the same moment: the second sees the first's. Held until the transaction ends. */
export async function lockNumber(tx: Tx, orgId: OrgId, diaryNumber: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`diary number ${orgId} ${diaryNumber}`}, 0))`.execute(
    tx,
  )
}
