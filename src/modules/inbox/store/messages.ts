import { sql, type Updateable } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import { Conflict, NotFound } from '#core/errors.ts'
import { isId, type AccountId, type MessageId, type OrgId } from '#core/ids.ts'
import type { Message } from '../rules/message.ts'
import { MESSAGE_COLUMNS, toMessage } from './to-message.ts'
import { tables, type MessageTable } from './tables.ts'

export async function findMessage(tx: Tx, orgId: OrgId, id: string): Promise<Message | null> {
  if (!isId(id)) return null
  const row = await tables(tx)
    .selectFrom('message')
    .select(MESSAGE_COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toMessage(row)
}

/** Locks the row until the transaction ends. Throws `NotFound`. */
export async function takeMessage(tx: Tx, orgId: OrgId, id: string): Promise<Message> {
  if (!isId(id)) throw new NotFound('message', id)
  const row = await tables(tx)
    .selectFrom('message')
    .select(MESSAGE_COLUMNS)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('message', id)
  return toMessage(row)
}

/** As `takeMessage`; throws `Conflict('changed-by-other')` when it is no longer the version that the person had before them. */
export async function takeMessageVersion(
  tx: Tx,
  orgId: OrgId,
  id: string,
  version: number,
): Promise<Message> {
  const message = await takeMessage(tx, orgId, id)
  if (message.version !== version) {
    throw new Conflict('changed-by-other', { version: message.version, expected: version })
  }
  return message
}

export type MessageChange = Pick<
  Updateable<MessageTable>,
  | 'classKey'
  | 'isAcute'
  | 'isHappeningNow'
  | 'triagedAt'
  | 'state'
  | 'outcome'
  | 'ownerId'
  | 'unitId'
  | 'isRestricted'
  | 'isSealed'
  | 'dueAt'
  | 'dueRuleId'
  | 'dueModality'
  | 'policyVersionId'
  | 'warnedFor'
  | 'passedFor'
  | 'replyProblem'
  | 'contextAskedAt'
  | 'contextFetchedAt'
  | 'contextProblem'
  | 'handledAt'
>

/** Every change a person would notice raises the version, so that a page opened before it cannot overwrite it unseen. */
export async function changeMessage(
  tx: Tx,
  orgId: OrgId,
  id: MessageId,
  change: MessageChange,
): Promise<void> {
  await tables(tx)
    .updateTable('message')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** What is noted about a message without being a change to it: that its deadline was warned of, when its context was fetched. */
export async function noteOnMessage(
  tx: Tx,
  orgId: OrgId,
  id: MessageId,
  note: Pick<
    MessageChange,
    'warnedFor' | 'passedFor' | 'contextAskedAt' | 'contextFetchedAt' | 'contextProblem'
  >,
): Promise<void> {
  await tables(tx).updateTable('message').set(note).where('orgId', '=', orgId).where('id', '=', id).execute()
}

export async function findByExternalIds(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  if (externalIds.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('message')
    .select(MESSAGE_COLUMNS)
    .where('orgId', '=', orgId)
    .where('accountId', '=', accountId)
    .where('externalId', '=', sql<string>`any(${[...externalIds]})`)
    .execute()
  return new Map(rows.map((row) => [row.externalId, toMessage(row)]))
}

/** One account's events are applied one at a time: what a message is depends on all of them together. */
export async function lockAccount(tx: Tx, accountId: AccountId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`inbox ${accountId}`}, 0))`.execute(tx)
}
