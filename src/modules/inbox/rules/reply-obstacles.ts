/** What stands in the way of a reply, all at once and before anybody has written a word (F-106, F-109, F-112, F-127; design principle 8). */
import type { AccountStatus } from '#modules/accounts/index.ts'
import type { ConnectorProfile } from '#connectors/connector.ts'
import { triageClass, type Policy } from '#modules/policy/index.ts'
import type { Message } from './message.ts'

export type ReplyWish = {
  readonly kind: 'answer' | 'referral'
  readonly isPrivate: boolean
}

/** by-hand: no connector can send it, so a person puts the text in its place themselves. */
export type ReplyWay = 'network' | 'by-hand'

export type ReplyFacts = {
  readonly message: Message
  /** null: not known, because the network has not yet said who published the post. */
  readonly isOwnPost: boolean | null
  readonly account: { readonly status: AccountStatus; readonly accessState: 'none' | 'ok' | 'revoked' }
  readonly policy: Policy
  readonly profile: Pick<ConnectorProfile, 'verbs'>
  readonly way: ReplyWay
  /** When the other party last wrote in this direct conversation: what the network counts its window from. */
  readonly lastDirectAt: Temporal.Instant | null
  /** A reply of ours whose fate is not known: another could be the second to the same person. */
  readonly hasUnsettledReply: boolean
  /** A reply is written and waits for a person to put it in its place. */
  readonly hasReplyToPlace: boolean
  readonly hasPrivateReply: boolean
  readonly now: Temporal.Instant
}

export type ReplyObstacle = {
  /** Key in the module's texts. */
  readonly code: ReplyObstacleCode
  readonly ruleId?: string
  readonly details?: Readonly<Record<string, string | number>>
}

export type ReplyObstacleCode =
  | 'own-message'
  | 'sealed'
  | 'reply-under-way'
  | 'already-handled'
  | 'reply-unsettled'
  | 'reply-to-place'
  | 'triage-first'
  | 'refer-only'
  | 'not-own-post'
  | 'message-gone'
  | 'direct-not-possible'
  | 'direct-too-late'
  | 'account-disconnected'
  | 'account-closed'
  | 'network-cannot-reply'
  | 'network-refuses-reply'
  | 'private-not-possible'
  | 'network-refuses-private'
  | 'private-too-late'
  | 'private-once'

export function replyObstacles(facts: ReplyFacts, wish: ReplyWish): readonly ReplyObstacle[] {
  return [
    ...workObstacles(facts),
    ...policyObstacles(facts, wish),
    ...accountObstacles(facts),
    ...networkObstacles(facts, wish),
  ]
}

function networkObstacles(facts: ReplyFacts, { isPrivate }: ReplyWish): ReplyObstacle[] {
  if (facts.way === 'by-hand') {
    if (isPrivate) return [{ code: 'private-not-possible' }]
    return isGone(facts.message) ? [{ code: 'message-gone' }] : []
  }
  // An answer to a direct message is in the same conversation, whatever was wished: there is no more private one.
  if (facts.message.kind === 'direct')
    return isPrivate ? [{ code: 'private-not-possible' }] : directObstacles(facts)
  return isPrivate ? privateObstacles(facts) : publicObstacles(facts)
}

function workObstacles({ message, hasUnsettledReply, hasReplyToPlace }: ReplyFacts): ReplyObstacle[] {
  if (message.isOurs) return [{ code: 'own-message' }]
  if (message.isSealed) return [{ code: 'sealed' }]
  if (message.state === 'waiting') return [{ code: 'reply-under-way' }]
  if (message.state !== 'open') return [{ code: 'already-handled' }]
  if (hasReplyToPlace) return [{ code: 'reply-to-place' }]
  return hasUnsettledReply ? [{ code: 'reply-unsettled' }] : []
}

function policyObstacles({ message, isOwnPost, policy }: ReplyFacts, wish: ReplyWish): ReplyObstacle[] {
  const found: ReplyObstacle[] = []
  if (message.classKey === null) found.push({ code: 'triage-first' })
  else if (wish.kind === 'answer' && isReferOnly(policy, message.classKey)) {
    found.push({ code: 'refer-only', ruleId: triageClass(policy, message.classKey).citation.ruleId })
  }
  const scope = policy.inbox.replyScope
  if (
    scope.value === 'ownPostsOnly' &&
    message.kind === 'comment' &&
    (message.isPost || isOwnPost === false)
  ) {
    found.push({ code: 'not-own-post', ruleId: scope.id })
  }
  return found
}

/** Secret data is never answered in public, whatever a policy file says of its class. */
function isReferOnly(policy: Policy, classKey: NonNullable<Message['classKey']>): boolean {
  return classKey === 'secret' || triageClass(policy, classKey).noSubstance
}

function accountObstacles({ account, way }: ReplyFacts): ReplyObstacle[] {
  if (account.status === 'closed') return [{ code: 'account-closed' }]
  if (way === 'by-hand') return []
  return account.accessState === 'ok' ? [] : [{ code: 'account-disconnected' }]
}

function isGone({ presence }: Message): boolean {
  return presence === 'removed-by-author' || presence === 'removed-by-us'
}

function publicObstacles({ message, profile }: ReplyFacts): ReplyObstacle[] {
  if (profile.verbs.reply === undefined) return [{ code: 'network-cannot-reply' }]
  if (isGone(message)) return [{ code: 'message-gone' }]
  return message.may?.reply === false ? [{ code: 'network-refuses-reply' }] : []
}

/** Networks take an answer in a direct conversation for a while after the other party last wrote (Messenger: a day, or seven with a tag). */
function directObstacles(facts: ReplyFacts): ReplyObstacle[] {
  const verb = facts.profile.verbs.directReply
  if (verb === undefined || facts.message.conversationKey === null) return [{ code: 'direct-not-possible' }]
  const until = directReplyUntil(facts)
  if (until === null || Temporal.Instant.compare(facts.now, until) <= 0) return []
  return [{ code: 'direct-too-late', details: { hours: verb.withinHours ?? 0 } }]
}

/** When the network stops taking an answer in this conversation; null where it never does or nothing can be sent there at all. */
export function directReplyUntil({
  message,
  profile,
  lastDirectAt,
}: Pick<ReplyFacts, 'message' | 'profile' | 'lastDirectAt'>): Temporal.Instant | null {
  const hours = profile.verbs.directReply?.withinHours ?? null
  if (message.kind !== 'direct' || hours === null) return null
  return (lastDirectAt ?? message.postedAt ?? message.receivedAt).add({ hours })
}

function privateObstacles({ message, profile, hasPrivateReply, now }: ReplyFacts): ReplyObstacle[] {
  const verb = profile.verbs.privateReply
  if (verb === undefined) return [{ code: 'private-not-possible' }]
  const found: ReplyObstacle[] = []
  if (isGone(message)) found.push({ code: 'message-gone' })
  if (message.may?.privateReply === false) found.push({ code: 'network-refuses-private' })
  const written = message.postedAt ?? message.receivedAt
  const { withinDays: days } = verb
  if (days !== null && Temporal.Instant.compare(now, written.add({ hours: days * 24 })) > 0)
    found.push({ code: 'private-too-late', details: { days } })
  if (verb.once && hasPrivateReply) found.push({ code: 'private-once' })
  return found
}
