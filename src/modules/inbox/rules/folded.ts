/** What folding a thing's events gives: the thing as it is, and every version it has had. */
import type { Author, MediaRef } from '#connectors/connector.ts'
import type { May } from './stored-event.ts'

export type Presence = 'visible' | 'hidden' | 'removed-by-author' | 'removed-by-us'

export type VersionKind =
  'original' | 'edited' | 'hidden' | 'unhidden' | 'removed-by-author' | 'removed-by-us'

export type FoldedVersion = {
  /** From 1, in the order it happened. */
  readonly no: number
  readonly kind: VersionKind
  /** null for what changed no words. */
  readonly text: string | null
  readonly media: readonly MediaRef[] | null
  readonly occurredAt: Temporal.Instant | null
  readonly observedAt: Temporal.Instant
  readonly eventId: string | null
}

export type FoldedMessage = {
  readonly externalId: string
  readonly postExternalId: string | null
  readonly parentExternalId: string | null
  /** Direct messages: whom the account is talking to. */
  readonly conversationKey: string | null
  /** null where the network does not say, and where it has been taken away again: `isAuthorForgotten`. */
  readonly author: Author | null
  readonly isAuthorForgotten: boolean
  /** True where the network says itself that the account wrote it. */
  readonly isFromAccount: boolean
  readonly text: string
  readonly media: readonly MediaRef[]
  readonly permalink: string | null
  readonly postedAt: Temporal.Instant | null
  /** When we first had its words; until then, when we first heard of it. */
  readonly receivedAt: Temporal.Instant
  readonly presence: Presence
  /** As the network last answered; null when it was never asked. */
  readonly may: May | null
  /** False while only a removal or a hiding has been heard of: there are no words to handle yet. */
  readonly hasContent: boolean
  /** False for what we found ourselves in a thread and the network never told us of. */
  readonly isHeard: boolean
  readonly versions: readonly FoldedVersion[]
}

export type FoldedPostVersion = {
  readonly no: number
  readonly text: string
  readonly media: readonly MediaRef[]
  readonly observedAt: Temporal.Instant
  readonly source: 'webhook' | 'fetch'
}

export type FoldedPost = {
  readonly externalId: string
  readonly author: Author | null
  readonly isAuthorForgotten: boolean
  readonly text: string
  readonly media: readonly MediaRef[]
  readonly permalink: string | null
  readonly publishedAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant
  readonly presence: Presence
  readonly hasContent: boolean
  /** False for a post that we only asked about ourselves. */
  readonly isHeard: boolean
  /** When the network last answered what the post is. */
  readonly seenAt: Temporal.Instant | null
  readonly versions: readonly FoldedPostVersion[]
}
