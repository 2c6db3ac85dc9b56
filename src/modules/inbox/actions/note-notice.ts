import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import { newId, type MessageId, type OrgId } from '#core/ids.ts'
import type { ReplyId } from '../rules/message.ts'
import { insertReply } from '../store/replies.ts'

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
    placement: null,
    createdAt: clock.now(),
  })
  return id
}
