import { NotFound } from '#core/errors.ts'
import { readOutboxOf, type OutboxRow } from '#core/outbox/outbox.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import type { ReplyFacts } from '../rules/reply-obstacles.ts'
import { findPost } from '../store/posts.ts'
import { readReplies, type Reply } from '../store/replies.ts'
import type { InboxDeps } from './deps.ts'
import type { Subject } from './work-on-message.ts'

export const REPLY_KIND = 'inbox.reply'

export type SituationDeps = Pick<InboxDeps, 'clock' | 'policies' | 'connectors'>

/** A reply with what became of it on its way out. */
export type SentReply = Reply & { readonly outbox: OutboxRow | null }

export type ReplySituation = {
  readonly facts: ReplyFacts
  readonly inForce: PolicyInForce
  readonly replies: readonly SentReply[]
  readonly limits: { readonly replyCharacters: number; readonly privateReplyCharacters: number }
}

/** Everything that decides whether and how this message can be answered just now. */
export async function readReplySituation(
  deps: SituationDeps,
  { tx, orgId, message, account }: Subject,
): Promise<ReplySituation> {
  const connector = deps.connectors.get(account.network)
  if (connector === undefined) throw new NotFound('connector', account.network)
  const now = deps.clock.now()
  const inForce = await deps.policies.inForce(tx, orgId, now)
  const replies = await readSentReplies({ tx, orgId, message })
  const post = message.postId === null ? null : await findPost(tx, orgId, message.postId)
  const author = post?.author ?? null
  return {
    inForce,
    replies,
    limits: connector.profile.limits,
    facts: {
      message,
      isOwnPost: author === null ? null : author.externalId === account.externalId,
      account,
      policy: inForce.policy,
      profile: connector.profile,
      hasUnsettledReply: replies.some(({ outbox }) => outbox?.state === 'unknown'),
      hasPrivateReply: replies.some(({ isPrivate, outbox }) => isPrivate && mayHaveGoneOut(outbox)),
      now,
    },
  }
}

async function readSentReplies({
  tx,
  orgId,
  message,
}: Pick<Subject, 'tx' | 'orgId' | 'message'>): Promise<readonly SentReply[]> {
  const replies = await readReplies(tx, orgId, message.id)
  if (replies.length === 0) return []
  const rows = await readOutboxOf(tx, orgId, message.id)
  const byId = new Map<string, OutboxRow>(rows.map((row) => [row.id, row]))
  return replies.map((reply) => ({ ...reply, outbox: byId.get(reply.outboxId) ?? null }))
}

function mayHaveGoneOut(outbox: OutboxRow | null): boolean {
  return outbox !== null && outbox.state !== 'rejected' && outbox.state !== 'cancelled'
}
