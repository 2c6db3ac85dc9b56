import type { Tx } from '#core/db/database.ts'
import type { AccountId, MessageId, OrgId } from '#core/ids.ts'
import type { Selectable } from 'kysely'
import type { ReplyId } from '../rules/message.ts'
import { tables, type ReplyTable } from './tables.ts'

/** What we have decided to answer, word for word as it is sent. Whether it went out stands in its outbox row. */
export type Reply = {
  readonly id: ReplyId
  readonly messageId: MessageId
  /** auto: sent by the policy's rule without anybody having read the message; it is no answer (F-046). */
  readonly kind: 'answer' | 'referral' | 'notice' | 'auto'
  readonly text: string
  readonly isPrivate: boolean
  readonly authorId: string
  /** For the journal within the house; what is shown outside is the signature in the text (F-105). */
  readonly authorName: string
  readonly hidesName: boolean
  readonly referralKey: string | null
  /** null: nothing here can send it; a person puts it in its place and says so. */
  readonly outboxId: string | null
  readonly placement: Placement | null
  readonly externalId: string | null
  readonly policyVersionId: string
  readonly createdAt: Temporal.Instant
}

/** What a person did with a text that only a person can put in its place. `link`: where it stands, if they gave it. */
export type Placement = {
  readonly state: 'waiting' | 'placed' | 'dropped'
  readonly at: Temporal.Instant | null
  readonly by: string | null
  readonly link: string | null
}

export async function insertReply(
  tx: Tx,
  orgId: OrgId,
  { placement, ...reply }: Omit<Reply, 'externalId'>,
): Promise<void> {
  await tables(tx)
    .insertInto('reply')
    .values({ ...reply, orgId, externalId: null, ...placementColumns(placement) })
    .execute()
}

/** False when somebody else settled it first. */
export async function settlePlacement(
  tx: Tx,
  orgId: OrgId,
  replyId: ReplyId,
  placement: Placement,
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('reply')
    .set(placementColumns(placement))
    .where('orgId', '=', orgId)
    .where('id', '=', replyId)
    .where('placedState', '=', 'waiting')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

function placementColumns(placement: Placement | null) {
  const { state, at, by, link } = placement ?? { state: null, at: null, by: null, link: null }
  return { placedState: state, placedAt: at, placedBy: by, placedLink: link }
}

/** When the policy last answered by itself in this conversation; null where it never did. */
export async function lastAutoReplyAt(
  tx: Tx,
  orgId: OrgId,
  conversation: { readonly accountId: AccountId; readonly key: string },
): Promise<Temporal.Instant | null> {
  const row = await tables(tx)
    .selectFrom('reply')
    .innerJoin('message', (join) =>
      join.onRef('message.orgId', '=', 'reply.orgId').onRef('message.id', '=', 'reply.messageId'),
    )
    .select('reply.createdAt')
    .where('reply.orgId', '=', orgId)
    .where('reply.kind', '=', 'auto')
    .where('message.accountId', '=', conversation.accountId)
    .where('message.conversationKey', '=', conversation.key)
    .orderBy('reply.createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.createdAt ?? null
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

/** Of one account: networks that run on many servers number what is written on each, so two accounts may meet the same id. */
export async function findRepliesByExternalIds(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, ReplyId>> {
  if (externalIds.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('reply')
    .innerJoin('message', (join) =>
      join.onRef('message.orgId', '=', 'reply.orgId').onRef('message.id', '=', 'reply.messageId'),
    )
    .select(['reply.id', 'reply.externalId'])
    .where('reply.orgId', '=', orgId)
    .where('reply.externalId', 'in', [...externalIds])
    .where('message.accountId', '=', accountId)
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

function toReply(row: Selectable<ReplyTable>): Reply {
  const { orgId: _, placedState, placedAt, placedBy, placedLink, ...rest } = row
  const placement =
    placedState === null ? null : { state: placedState, at: placedAt, by: placedBy, link: placedLink }
  return { ...rest, placement, id: rest.id as ReplyId, messageId: rest.messageId as MessageId }
}
