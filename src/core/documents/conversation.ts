/**
 * A post with what was written under it, as documents show it: plain data, no network and no database behind it. Times are instants;
 * the documents write them in Swedish local time with offset, and in UTC.
 */
export type WrittenBy = { readonly name: string; readonly handle: string | null }

export type ConversationMedia = {
  readonly kind: 'image' | 'video' | 'file' | 'link'
  /** Alternative text as it stood on the network. */
  readonly description: string | null
  readonly title: string | null
  readonly url: string | null
  /** The original as kept; null when it could not be fetched. */
  readonly original: { readonly sha256: string; readonly size: number; readonly mediaType: string } | null
  /** The original bytes of a picture that is to be shown; films and files are named, not shown. */
  readonly bytes: Uint8Array | null
}

export type VersionKind = 'original' | 'edited' | 'removed' | 'hidden' | 'unhidden'

export type TextVersion = {
  readonly no: number
  readonly text: string
  readonly seenAt: Temporal.Instant
  readonly kind: VersionKind
}

export type EntryState = 'visible' | 'hidden' | 'removed-by-author' | 'removed-by-us' | 'removed'

export type ConversationEntry = {
  /** 0 directly under the post. */
  readonly depth: number
  /** null where the network withholds it. */
  readonly author: WrittenBy | null
  readonly text: string
  readonly postedAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant | null
  readonly permalink: string | null
  readonly isSubject: boolean
  readonly state: EntryState
  /** Every wording that was seen, the latest last; one or none means that the text was never changed. */
  readonly versions: readonly TextVersion[]
  readonly media: readonly ConversationMedia[]
}

export type ConversationPost = {
  readonly author: WrittenBy | null
  readonly text: string
  readonly publishedAt: Temporal.Instant | null
  readonly permalink: string | null
  readonly media: readonly ConversationMedia[]
}

export type Conversation = {
  /** null for a direct message. */
  readonly post: ConversationPost | null
  readonly entries: readonly ConversationEntry[]
}

/**
 * `never`: the matter is child sexual abuse, of which no picture may be copied. Then no document shows any picture of the conversation,
 * whatever bytes it is given.
 */
export type MediaPolicy = 'shown' | 'never'
