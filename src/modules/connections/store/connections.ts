import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, OrgId } from '#core/ids.ts'
import type { Connection, Past } from '../rules/connection.ts'
import { tables, type ConnectionTable } from './tables.ts'

function toPast(row: Selectable<ConnectionTable>): Past | null {
  if (row.pastSince === null || row.pastStartedAt === null) return null
  return {
    since: row.pastSince,
    cursor: row.pastCursor,
    startedAt: row.pastStartedAt,
    nextAt: row.pastNextAt,
    pausedAt: row.pastPausedAt,
    doneAt: row.pastDoneAt,
    pages: row.pastPages,
    posts: row.pastPosts,
    reachedAt: row.pastReachedAt,
    faults: row.pastFaults,
  }
}

function toConnection(row: Selectable<ConnectionTable>): Connection {
  return {
    accountId: row.accountId as AccountId,
    network: row.network,
    state: row.state,
    code: row.code,
    stateAt: row.stateAt,
    scopes: row.scopes,
    missingScopes: row.missingScopes,
    grantedAt: row.grantedAt,
    expiresAt: row.expiresAt,
    renewableUntil: row.renewableUntil,
    renewableSince: row.renewableSince,
    renewNotBefore: row.renewNotBefore,
    renewFaults: row.renewFaults,
    lastEventAt: row.lastEventAt,
    lastGoodAt: row.lastGoodAt,
    testedAt: row.testedAt,
    testResult: row.testResult,
    nextTestAt: row.nextTestAt,
    cursor: row.cursor,
    nextNewsAt: row.nextNewsAt,
    intervalMinutes: row.intervalMinutes,
    faults: row.faults,
    warnedFor: row.warnedFor,
    faultToldFor: row.faultToldFor,
    push: {
      state: row.pushState,
      code: row.pushCode,
      at: row.pushAt,
      nextAt: row.nextPushAt,
      faults: row.pushFaults,
    },
    past: toPast(row),
  }
}

const of = (tx: Tx, orgId: OrgId, accountId: string) =>
  tables(tx)
    .selectFrom('connection')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)

export async function findConnection(tx: Tx, orgId: OrgId, accountId: AccountId): Promise<Connection | null> {
  const row = await of(tx, orgId, accountId).executeTakeFirst()
  return row === undefined ? null : toConnection(row)
}

/** Takes it for this transaction, after whoever has it; null when there is none. */
export async function takeConnection(tx: Tx, orgId: OrgId, accountId: AccountId): Promise<Connection | null> {
  const row = await of(tx, orgId, accountId).forUpdate().executeTakeFirst()
  return row === undefined ? null : toConnection(row)
}

/** As `takeConnection`, but gives null at once while another worker has it. */
export async function takeIfFree(tx: Tx, orgId: OrgId, accountId: AccountId): Promise<Connection | null> {
  const row = await of(tx, orgId, accountId).forUpdate().skipLocked().executeTakeFirst()
  return row === undefined ? null : toConnection(row)
}

export async function readConnections(tx: Tx, orgId: OrgId): Promise<readonly Connection[]> {
  const rows = await tables(tx)
    .selectFrom('connection')
    .selectAll()
    .where('orgId', '=', orgId)
    .orderBy('accountId')
    .execute()
  return rows.map(toConnection)
}

export type NewConnection = Omit<Insertable<ConnectionTable>, 'orgId'>

/** False when the account has one already. */
export async function insertConnection(tx: Tx, orgId: OrgId, connection: NewConnection): Promise<boolean> {
  const result = await tables(tx)
    .insertInto('connection')
    .values({ ...connection, orgId })
    .onConflict((conflict) => conflict.columns(['orgId', 'accountId']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export type ConnectionChange = Omit<Updateable<ConnectionTable>, 'orgId' | 'accountId'>

export async function changeConnection(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  change: ConnectionChange,
): Promise<void> {
  await tables(tx)
    .updateTable('connection')
    .set(change)
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .execute()
}
