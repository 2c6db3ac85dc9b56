import type { Tx } from '#core/db/database.ts'
import type { AccountId, MessageId, OrgId } from '#core/ids.ts'
import type { Selectable } from 'kysely'
import type { ReplyId } from '../rules/message.ts'
import { tables, type ReplyTable } from './tables.ts'

/** What we have decided to answer, word for word as it is sent. Whether it went out stands in its outbox row. */
export type Reply = {
  readonly id: ReplyId
  readonly messageId: MessageId
  readonly kind: 'answer' | 'referral' | 'notice'
  readonly text: string
  readonly isPrivate: boolean
  readonly authorId: string
  /** For the journal within the house; what is shown outside is the signature in the text (F-105). */
  readonly authorName: string
  readonly hidesName: boolean
  readonly referralKey: string | null
  readonly outboxId: string
  readonly externalId: string | null
  readonly policyVersionId: string
  readonly createdAt: Temporal.Instant
}

export async function insertReply(tx: Tx, orgId: OrgId, reply: Reply): Promise<void> {
  await tables(tx)
    .insertInto('reply')
    .values({ ...reply, orgId })
    .execute()
}

export async function readReplies(tx: Tx, orgId: OrgId, messageId: string): Promise<readonly Reply[]> {
  const rows = await tables(tx)
    .selectFrom('reply')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('messageId', '=', messageId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(toReply)
}

export async function findReply(tx: Tx, orgId: OrgId, id: string): Promise<Reply | null> {
  const row = await tables(tx)
    .selectFrom('reply')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toReply(row)
}

export async function findReplyOfOutbox(tx: Tx, orgId: OrgId, outboxId: string): Promise<Reply | null> {
  const row = await tables(tx)
    .selectFrom('reply')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('outboxId', '=', outboxId)
    .executeTakeFirst()
  return row === undefined ? null : toReply(row)
}

export async function findRepliesByExternalIds(
  tx: Tx,
  orgId: OrgId,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, ReplyId>> {
  if (externalIds.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('reply')
    .select(['id', 'externalId'])
    .where('orgId', '=', orgId)
    .where('externalId', 'in', [...externalIds])
    .execute()
  return new Map(rows.map((row) => [row.externalId ?? '', row.id as ReplyId]))
}

/** The network's id of it, and the copy of it that the network may already have sent us. */
export async function noteSent(
  tx: Tx,
  orgId: OrgId,
  reply: { readonly id: ReplyId; readonly accountId: AccountId },
  externalId: string,
): Promise<void> {
  await tables(tx)
    .updateTable('reply')
    .set({ externalId })
    .where('orgId', '=', orgId)
    .where('id', '=', reply.id)
    .execute()
  await tables(tx)
    .updateTable('message')
    .set({ replyId: reply.id })
    .where('orgId', '=', orgId)
    .where('accountId', '=', reply.accountId)
    .where('externalId', '=', externalId)
    .where('isOurs', '=', true)
    .execute()
}

function toReply({ orgId: _, ...row }: Selectable<ReplyTable>): Reply {
  return { ...row, id: row.id as ReplyId, messageId: row.messageId as MessageId }
}
