import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { newId, type MessageId, type OrgId } from '#core/ids.ts'
import type { ReplyId } from '../rules/message.ts'
import { findMessage, lockAccount } from '../store/messages.ts'
import { findReplyOfOutbox, insertReply, noteSent } from '../store/replies.ts'

export type NewNotice = {
  readonly messageId: MessageId
  /** Exactly as it is sent. */
  readonly text: string
  readonly isPrivate: boolean
  readonly authorId: string
  readonly authorName: string
  readonly hidesName: boolean
  readonly outboxId: string
  readonly policyVersionId: string
}

/** Keeps a notice that moderation sends about a message among the message's replies; its outbox row and its fate are moderation's. */
export async function noteNotice(tx: Tx, clock: Clock, orgId: OrgId, notice: NewNotice): Promise<ReplyId> {
  const id = newId<'reply'>(clock)
  await insertReply(tx, orgId, {
    ...notice,
    id,
    kind: 'notice',
    referralKey: null,
    externalId: null,
    createdAt: clock.now(),
  })
  return id
}

/** The network's id of a notice that went out, so that its own copy of it is not taken for a second one. No-op for a notice not kept here. */
export async function noteNoticeSent(
  tx: Tx,
  orgId: OrgId,
  sent: { readonly outboxId: string; readonly externalId: string },
): Promise<void> {
  const reply = await findReplyOfOutbox(tx, orgId, sent.outboxId)
  const message = reply === null ? null : await findMessage(tx, orgId, reply.messageId)
  if (reply === null || message === null) return
  const { accountId } = message
  await lockAccount(tx, accountId)
  await noteSent(tx, orgId, { id: reply.id, accountId }, sent.externalId)
}
