import type { Tx } from '#core/db/database.ts'
import { NotFound } from '#core/errors.ts'
import { isId, type AccountId, type Id, type OrgId, type PersonId, type UnitId } from '#core/ids.ts'
import { careTables } from './care-tables.ts'

export type RelaySlotId = Id<'relay-slot'>

export type RelaySlot = {
  readonly id: RelaySlotId
  readonly accountId: AccountId
  readonly unitId: UnitId
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** Who answers, the first of them first. */
  readonly personIds: readonly PersonId[]
  /** F-041: a communicator who keeps the responsibility by agreement. */
  readonly keptBy: PersonId | null
  readonly handedOverAt: Temporal.Instant | null
  /** What was open when it was over has been given back. */
  readonly handedBackAt: Temporal.Instant | null
  readonly cancelledAt: Temporal.Instant | null
  readonly createdAt: Temporal.Instant
}

const COLUMNS = [
  'id',
  'accountId',
  'unitId',
  'startsAt',
  'endsAt',
  'personIds',
  'keptBy',
  'handedOverAt',
  'handedBackAt',
  'cancelledAt',
  'createdAt',
] as const

type Row = {
  readonly id: string
  readonly accountId: string
  readonly unitId: string
  readonly keptBy: string | null
} & {
  readonly personIds: string[]
} & Pick<RelaySlot, 'startsAt' | 'endsAt' | 'handedOverAt' | 'handedBackAt' | 'cancelledAt' | 'createdAt'>

function toSlot(row: Row): RelaySlot {
  return {
    ...row,
    id: row.id as RelaySlotId,
    accountId: row.accountId as AccountId,
    unitId: row.unitId as UnitId,
    personIds: row.personIds as PersonId[],
    keptBy: row.keptBy as PersonId | null,
  }
}

/** Those that are not cancelled and end after a moment, in order; of one account, or of all. */
export async function readSlots(
  tx: Tx,
  orgId: OrgId,
  after: Temporal.Instant,
  accountId?: AccountId,
): Promise<readonly RelaySlot[]> {
  const rows = await careTables(tx)
    .selectFrom('relaySlot')
    .select(COLUMNS)
    .where('orgId', '=', orgId)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .where('cancelledAt', 'is', null)
    .where('endsAt', '>', after)
    .orderBy('startsAt')
    .execute()
  return rows.map(toSlot)
}

/** Throws `NotFound`. */
export async function takeSlot(tx: Tx, orgId: OrgId, id: string): Promise<RelaySlot> {
  const row = isId(id)
    ? await careTables(tx)
        .selectFrom('relaySlot')
        .select(COLUMNS)
        .where('orgId', '=', orgId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new NotFound('relay slot', id)
  return toSlot(row)
}

export async function insertSlot(tx: Tx, orgId: OrgId, slot: RelaySlot): Promise<void> {
  await careTables(tx)
    .insertInto('relaySlot')
    .values({ orgId, ...slot, personIds: [...slot.personIds] })
    .execute()
}

export async function changeSlot(
  tx: Tx,
  orgId: OrgId,
  id: RelaySlotId,
  change: Partial<Pick<RelaySlot, 'cancelledAt' | 'handedOverAt' | 'handedBackAt'>>,
): Promise<void> {
  await careTables(tx)
    .updateTable('relaySlot')
    .set(change)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}
