import { sql } from 'kysely'
import type { Tx } from '#core/db/database.ts'
import type { AccountId, MessageId, OrgId, PostId } from '#core/ids.ts'
import type { FoldedMessage } from '../rules/folded.ts'
import type { MessageKind, ReplyId } from '../rules/message.ts'
import { storableJson, storableText } from '../rules/storable-text.ts'
import { tables } from './tables.ts'

/** A message as folded from its events, with what only we know of it. */
export type DerivedMessage = {
  readonly id: MessageId
  readonly accountId: AccountId
  readonly postId: PostId | null
  readonly kind: MessageKind
  readonly isPost: boolean
  readonly isOurs: boolean
  readonly replyId: ReplyId | null
  readonly folded: FoldedMessage
}

/** Half-derived columns do not exist: all of what comes from the events is written each time, whatever stood there. */
function derivedColumns({ folded, ...derived }: DerivedMessage) {
  const text = (value: string | null) => (value === null ? null : storableText(value))
  return {
    postId: derived.postId,
    isOurs: derived.isOurs,
    replyId: derived.replyId,
    parentExternalId: folded.parentExternalId,
    conversationKey: folded.conversationKey,
    authorName: text(folded.author?.name === '' ? null : (folded.author?.name ?? null)),
    authorExternalId: text(folded.author?.externalId ?? null),
    isAuthorForgotten: folded.isAuthorForgotten,
    text: storableText(folded.text),
    media: storableJson(folded.media),
    permalink: folded.permalink,
    postedAt: folded.postedAt,
    receivedAt: folded.receivedAt,
    presence: folded.presence,
    may: folded.may === null ? null : JSON.stringify(folded.may),
  }
}

export async function insertMessages(
  tx: Tx,
  orgId: OrgId,
  messages: readonly DerivedMessage[],
): Promise<void> {
  if (messages.length === 0) return
  await tables(tx)
    .insertInto('message')
    .values(
      messages.map((message) => ({
        ...derivedColumns(message),
        orgId,
        id: message.id,
        accountId: message.accountId,
        externalId: message.folded.externalId,
        kind: message.kind,
        isPost: message.isPost,
        state: 'none' as const,
      })),
    )
    .execute()
}

/** `isNews` raises the version: the words or the visibility changed under the reader's eyes. */
export async function updateDerived(
  tx: Tx,
  orgId: OrgId,
  message: DerivedMessage,
  isNews: boolean,
): Promise<void> {
  await tables(tx)
    .updateTable('message')
    .set((eb) => ({ ...derivedColumns(message), ...(isNews ? { version: eb('version', '+', 1) } : {}) }))
    .where('orgId', '=', orgId)
    .where('id', '=', message.id)
    .execute()
}

/** Comments come before the one they answer as often as after it; whoever comes last ties the knot. */
export async function tieParents(
  tx: Tx,
  orgId: OrgId,
  accountId: AccountId,
  externalIds: readonly string[],
): Promise<void> {
  await sql`
    update message child set parent_id = parent.id from message parent
    where child.org_id = ${orgId} and child.account_id = ${accountId} and child.parent_id is null
      and parent.org_id = ${orgId} and parent.account_id = ${accountId} and parent.external_id = child.parent_external_id
      and child.parent_external_id is not null
      and (child.external_id = any(${[...externalIds]}) or child.parent_external_id = any(${[...externalIds]}))`.execute(
    tx,
  )
}
