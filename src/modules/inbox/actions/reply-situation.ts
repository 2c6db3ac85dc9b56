import type { ConnectorProfile } from '#connectors/connector.ts'
import { readOutboxOf, type OutboxRow } from '#core/outbox/outbox.ts'
import type { Account } from '#modules/accounts/index.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import { isEnteredByHand } from '../rules/entered-by-hand.ts'
import type { Message } from '../rules/message.ts'
import { directReplyUntil, type ReplyFacts, type ReplyWay } from '../rules/reply-obstacles.ts'
import { findPost, type Post } from '../store/posts.ts'
import { readReplies, type Reply } from '../store/replies.ts'
import { lastFromOtherParty } from '../store/thread.ts'
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
  readonly room: ReplyRoom
}

/** What the place lets us write, and until when. */
export type ReplyRoom = {
  readonly way: ReplyWay
  readonly isDirect: boolean
  readonly mostCharacters: number
  readonly mostPrivateCharacters: number
  readonly lengthOf: ((text: string) => number) | null
  /** When the network stops taking an answer in this conversation. */
  readonly until: Temporal.Instant | null
}

/** A forum or a class channel tells nobody its limit; longer than this is no answer any more. */
const BY_HAND_CHARACTERS = 8_000

/** Everything that decides whether and how this message can be answered just now. */
export async function readReplySituation(
  deps: SituationDeps,
  { tx, orgId, message, account }: Subject,
): Promise<ReplySituation> {
  const connector = deps.connectors.get(account.network)
  const isByHand = connector === undefined || isEnteredByHand(message)
  const now = deps.clock.now()
  const inForce = await deps.policies.inForce(tx, orgId, now)
  const replies = await readSentReplies({ tx, orgId, message })
  const post = message.postId === null ? null : await findPost(tx, orgId, message.postId)
  const answers = replies.filter(({ kind }) => kind !== 'auto')
  const facts: ReplyFacts = {
    message,
    isOwnPost: isOwnPost(post, account),
    account,
    policy: inForce.policy,
    profile: connector?.profile ?? { verbs: {} },
    way: isByHand ? 'by-hand' : 'network',
    lastDirectAt: message.kind === 'direct' ? await lastFromOtherParty(tx, orgId, message) : null,
    hasUnsettledReply: answers.some(({ outbox }) => outbox?.state === 'unknown'),
    hasReplyToPlace: answers.some(({ placement }) => placement?.state === 'waiting'),
    hasPrivateReply: answers.some(({ isPrivate, outbox }) => isPrivate && mayHaveGoneOut(outbox)),
    now,
  }
  return { inForce, replies, facts, room: roomFor(facts, message, isByHand ? undefined : connector.profile) }
}

/** null: not known. Who wrote our own posts is never taken away. */
function isOwnPost(post: Post | null, { externalId }: Account): boolean | null {
  if (post?.isAuthorForgotten === true) return false
  const author = post?.author ?? null
  return author === null ? null : author.externalId === externalId
}

function roomFor(facts: ReplyFacts, { kind }: Message, profile: ConnectorProfile | undefined): ReplyRoom {
  const isDirect = kind === 'direct'
  if (profile === undefined) {
    const most = { mostCharacters: BY_HAND_CHARACTERS, mostPrivateCharacters: BY_HAND_CHARACTERS }
    return { way: 'by-hand', isDirect, ...most, lengthOf: null, until: null }
  }
  const { replyCharacters, privateReplyCharacters, directReplyCharacters } = profile.limits
  return {
    way: 'network',
    isDirect,
    mostCharacters: isDirect ? (directReplyCharacters ?? privateReplyCharacters) : replyCharacters,
    mostPrivateCharacters: privateReplyCharacters,
    lengthOf: profile.lengthOf ?? null,
    until: directReplyUntil(facts),
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
  return replies.map((reply) => ({ ...reply, outbox: byId.get(reply.outboxId ?? '') ?? null }))
}

function mayHaveGoneOut(outbox: OutboxRow | null): boolean {
  return outbox !== null && outbox.state !== 'rejected' && outbox.state !== 'cancelled'
}
