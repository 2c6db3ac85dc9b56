import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId, PersonId } from '#core/ids.ts'
import { careTables, type WatchTurnTable } from './care-tables.ts'

export type WatchSchedule = {
  readonly accountId: string
  /** Times of day in Sweden by which somebody has looked: "08:00". */
  readonly times: readonly string[]
  readonly days: 'workdays' | 'all'
  readonly personIds: readonly PersonId[]
  readonly coverIds: readonly PersonId[]
  /** No turn before this is anybody's. */
  readonly since: Temporal.Instant
}

export type WatchTurn = Pick<WatchTurnTable, 'accountId' | 'signedBy'> & {
  readonly dueAt: Temporal.Instant
  readonly signedAt: Temporal.Instant | null
  readonly gapToldAt: Temporal.Instant | null
}

export async function readSchedules(
  tx: Tx,
  orgId: OrgId,
  accountId?: AccountId,
): Promise<readonly WatchSchedule[]> {
  const rows = await careTables(tx)
    .selectFrom('watchSchedule')
    .select(['accountId', 'times', 'days', 'personIds', 'coverIds', 'since'])
    .where('orgId', '=', orgId)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .execute()
  return rows.map((row) => ({
    ...row,
    personIds: row.personIds as PersonId[],
    coverIds: row.coverIds as PersonId[],
  }))
}

export async function saveSchedule(tx: Tx, orgId: OrgId, schedule: WatchSchedule): Promise<void> {
  const { accountId, ...rest } = schedule
  const row = {
    ...rest,
    times: [...rest.times],
    personIds: [...rest.personIds],
    coverIds: [...rest.coverIds],
  }
  await careTables(tx)
    .insertInto('watchSchedule')
    .values({ orgId, accountId, ...row })
    .onConflict((conflict) => conflict.columns(['orgId', 'accountId']).doUpdateSet(row))
    .execute()
}

export async function readTurns(
  tx: Tx,
  orgId: OrgId,
  from: Temporal.Instant,
  accountId?: AccountId,
): Promise<readonly WatchTurn[]> {
  return careTables(tx)
    .selectFrom('watchTurn')
    .select(['accountId', 'dueAt', 'signedAt', 'signedBy', 'gapToldAt'])
    .where('orgId', '=', orgId)
    .where('dueAt', '>=', from)
    .$if(accountId !== undefined, (query) => query.where('accountId', '=', accountId ?? ''))
    .orderBy('dueAt')
    .execute()
}

/** Who signed first stays. Gives whether this was the first. */
export async function signTurn(
  tx: Tx,
  orgId: OrgId,
  turn: {
    readonly accountId: string
    readonly dueAt: Temporal.Instant
    readonly by: string
    readonly at: Temporal.Instant
  },
): Promise<boolean> {
  const { accountId, dueAt, by, at } = turn
  const result = await careTables(tx)
    .insertInto('watchTurn')
    .values({ orgId, accountId, dueAt, signedAt: at, signedBy: by, gapToldAt: null })
    .onConflict((conflict) =>
      conflict
        .columns(['orgId', 'accountId', 'dueAt'])
        .doUpdateSet({ signedAt: at, signedBy: by })
        .where('watchTurn.signedAt', 'is', null),
    )
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}

/** Notes that a gap was told; false when it was told or signed before. */
export async function noteGap(
  tx: Tx,
  orgId: OrgId,
  gap: { readonly accountId: string; readonly dueAt: Temporal.Instant; readonly at: Temporal.Instant },
): Promise<boolean> {
  const result = await careTables(tx)
    .insertInto('watchTurn')
    .values({
      orgId,
      accountId: gap.accountId,
      dueAt: gap.dueAt,
      signedAt: null,
      signedBy: null,
      gapToldAt: gap.at,
    })
    .onConflict((conflict) => conflict.columns(['orgId', 'accountId', 'dueAt']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}
