/** A message: what somebody else wrote to us, or what stands around it, with the work it is to us. */
import type { Author, MediaRef } from '#connectors/connector.ts'
import type { AccountId, Id, MessageId, PersonId, PostId, UnitId } from '#core/ids.ts'
import type { ClassKey, Modality } from '#modules/policy/index.ts'
import type { Presence } from './folded.ts'
import type { May } from './stored-event.ts'

export type MessageKind = 'comment' | 'direct'

/** open: waits for us · waiting: our reply is on its way · handled · none: context, nothing to do. */
export type MessageState = 'open' | 'waiting' | 'handled' | 'none'

export type Outcome = 'answered' | 'referred' | 'removed' | 'hidden' | 'registered' | 'no-action' | 'gone'

export type ReplyId = Id<'reply'>

export type Deadline = {
  readonly dueAt: Temporal.Instant
  readonly ruleId: string
  readonly modality: Modality
  readonly policyVersionId: string
}

export type Message = {
  readonly id: MessageId
  readonly accountId: AccountId
  readonly postId: PostId | null
  readonly parentId: MessageId | null
  readonly parentExternalId: string | null
  readonly conversationKey: string | null
  readonly externalId: string
  readonly kind: MessageKind
  /** A visitor's own post on the account, not a comment under one. */
  readonly isPost: boolean
  readonly isOurs: boolean
  readonly replyId: ReplyId | null
  /** null where the network does not say, and where it has been taken away again: `isAuthorForgotten`. */
  readonly author: Author | null
  readonly isAuthorForgotten: boolean
  readonly text: string
  readonly media: readonly MediaRef[]
  readonly permalink: string | null
  readonly postedAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant
  readonly presence: Presence
  readonly may: May | null
  readonly contextFetchedAt: Temporal.Instant | null
  readonly contextProblem: string | null
  readonly classKey: ClassKey | null
  readonly isAcute: boolean | null
  readonly isHappeningNow: boolean | null
  readonly triagedAt: Temporal.Instant | null
  readonly state: MessageState
  readonly outcome: Outcome | null
  readonly ownerId: PersonId | null
  readonly unitId: UnitId | null
  readonly isRestricted: boolean
  readonly isSealed: boolean
  readonly deadline: Deadline | null
  readonly warnedFor: Temporal.Instant | null
  readonly passedFor: Temporal.Instant | null
  readonly replyProblem: string | null
  readonly handledAt: Temporal.Instant | null
  readonly version: number
}
