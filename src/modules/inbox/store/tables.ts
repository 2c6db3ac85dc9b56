import type { MediaRef } from '#connectors/connector.ts'
import type { Tx } from '#core/db/database.ts'
import type { Generated, InstantColumn, InstantColumnOrNull, JsonColumn } from '#core/db/types.ts'
import type { ClassKey } from '#modules/policy/index.ts'
import type { Presence, VersionKind } from '../rules/folded.ts'
import type { MessageKind, MessageState, Outcome } from '../rules/message.ts'
import type { May } from '../rules/stored-event.ts'

export type EventState = 'received' | 'applied' | 'ignored' | 'unknown' | 'failed'

export type NetworkEventTable = {
  orgId: string
  id: string
  accountId: string
  network: string
  dedupeKey: string
  deliveryId: string | null
  position: number
  kind: string
  subject: string | null
  occurredAt: InstantColumnOrNull
  receivedAt: InstantColumn
  effect: JsonColumn<unknown>
  raw: JsonColumn<unknown>
  peopleForgottenAt: InstantColumnOrNull
  state: EventState
  problem: string | null
  appliedAt: InstantColumnOrNull
}

export type PostTable = {
  orgId: string
  id: string
  accountId: string
  externalId: string
  text: string
  authorName: string | null
  authorExternalId: string | null
  isAuthorForgotten: Generated<boolean>
  publishedAt: InstantColumnOrNull
  permalink: string | null
  publisherId: string | null
  presence: Presence
  media: JsonColumn<readonly MediaRef[]>
  firstSeenAt: InstantColumn
  fetchedAt: InstantColumnOrNull
  threadFetchedAt: InstantColumnOrNull
}

export type PostVersionTable = {
  orgId: string
  postId: string
  no: number
  text: string
  media: JsonColumn<readonly MediaRef[]>
  observedAt: InstantColumn
  source: 'webhook' | 'fetch'
}

export type MessageTable = {
  orgId: string
  id: string
  accountId: string
  postId: string | null
  parentId: string | null
  parentExternalId: string | null
  conversationKey: string | null
  externalId: string
  kind: MessageKind
  isPost: boolean
  isOurs: boolean
  replyId: string | null
  authorName: string | null
  authorExternalId: string | null
  isAuthorForgotten: Generated<boolean>
  text: string
  media: JsonColumn<readonly MediaRef[]>
  permalink: string | null
  postedAt: InstantColumnOrNull
  receivedAt: InstantColumn
  presence: Presence
  may: JsonColumn<May> | null
  contextAskedAt: InstantColumnOrNull
  contextFetchedAt: InstantColumnOrNull
  contextProblem: string | null
  classKey: ClassKey | null
  isAcute: boolean | null
  isHappeningNow: boolean | null
  triagedAt: InstantColumnOrNull
  state: MessageState
  outcome: Outcome | null
  ownerId: string | null
  unitId: string | null
  isRestricted: Generated<boolean>
  isSealed: Generated<boolean>
  dueAt: InstantColumnOrNull
  dueRuleId: string | null
  dueModality: string | null
  policyVersionId: string | null
  warnedFor: InstantColumnOrNull
  passedFor: InstantColumnOrNull
  replyProblem: string | null
  handledAt: InstantColumnOrNull
  version: Generated<number>
}

export type MessageVersionTable = {
  orgId: string
  messageId: string
  no: number
  kind: VersionKind
  text: string | null
  media: JsonColumn<readonly MediaRef[]> | null
  occurredAt: InstantColumnOrNull
  observedAt: InstantColumn
  eventId: string | null
}

export type MessageMediaTable = {
  orgId: string
  messageId: string | null
  postId: string | null
  id: string
  url: string
  kind: MediaRef['kind']
  altText: string | null
  sha256: string | null
  mediaType: string | null
  problem: string | null
  fetchedAt: InstantColumn
}

export type ReplyTable = {
  orgId: string
  id: string
  messageId: string
  kind: 'answer' | 'referral' | 'notice' | 'auto'
  text: string
  isPrivate: boolean
  authorId: string
  authorName: string
  hidesName: boolean
  referralKey: string | null
  outboxId: string | null
  placedState: 'waiting' | 'placed' | 'dropped' | null
  placedAt: InstantColumnOrNull
  placedBy: string | null
  placedLink: string | null
  externalId: string | null
  policyVersionId: string
  createdAt: InstantColumn
}

export type MessageAssignmentTable = {
  orgId: string
  id: string
  messageId: string
  fromId: string | null
  toId: string | null
  reason: string
  byId: string
  byName: string
  assignedAt: InstantColumn
}

export const tables = (tx: Tx) =>
  tx.$extendTables<{
    networkEvent: NetworkEventTable
    post: PostTable
    postVersion: PostVersionTable
    message: MessageTable
    messageVersion: MessageVersionTable
    messageMedia: MessageMediaTable
    reply: ReplyTable
    messageAssignment: MessageAssignmentTable
  }>()
