/**
 * What a social network looks like to the rest of Torget (design §7). A connector declares as data what it can do; what the network
 * cannot do is absent, never a method that throws "not supported". Every call returns a value or throws one of the five failures below.
 */
import type { Access } from './access.ts'
import type { Harvest } from './harvest.ts'
import type { Insights } from './insights.ts'
import type { AccountProfile } from './account-profile.ts'
import type { Publishing, PublishProfile } from './publishing.ts'
import type { Push } from './push.ts'
import type { SignIn } from './sign-in.ts'
import type { VerbCapability, WindowedVerb } from './verbs.ts'
import type { VendorTerms } from './vendor-terms.ts'
import type { ConnectorWords } from './words.ts'

export type { Access }

/** `facebook`, `instagram` … A plain string to the modules: they never name one. */
export type NetworkId = string

export type ConnectorProfile = {
  readonly network: NetworkId
  /** As shown to people: "Facebook". */
  readonly displayName: string
  readonly apiVersion: string
  /** Permissions that every function here needs, in the network's own words. */
  readonly scopes: readonly string[]
  readonly limits: {
    readonly replyCharacters: number
    readonly privateReplyCharacters: number
    readonly directReplyCharacters?: number
    /** The most comments that `fetchThread` hands over, oldest first. A thread of exactly this length may go on. */
    readonly threadComments?: number
  }
  /** The length of a text as this network counts it, against `limits`; UTF-16 units when left out. */
  readonly lengthOf?: (text: string) => number
  /** Verbs the network has at all. An object's own flags (`Comment.may`) decide what is offered for that object. */
  readonly verbs: {
    readonly reply?: VerbCapability
    readonly hide?: VerbCapability
    readonly remove?: VerbCapability
    /** `withinDays` null: for ever. `once`: one to each comment. */
    readonly privateReply?: VerbCapability & { readonly withinDays: number | null; readonly once: boolean }
    /** An answer in a direct conversation, counted from the person's last message. */
    readonly directReply?: WindowedVerb
    readonly block?: VerbCapability
  }
  readonly publish?: PublishProfile
  /** What the vendor's terms allow us to keep, where they clash with the duty to archive (each organisation decides, with the consequence told). */
  readonly terms?: VendorTerms
}

export type Author = { readonly externalId: string | null; readonly name: string }

export type MediaRef = {
  readonly kind: 'image' | 'video' | 'file' | 'link'
  readonly url: string
  readonly altText?: string
  readonly title?: string
}

export type MediaBytes = { readonly bytes: Uint8Array; readonly mediaType: string }

export type NetworkPost = {
  readonly externalId: string
  readonly text: string
  readonly publishedAt: Temporal.Instant | null
  readonly permalink: string | null
  readonly media: readonly MediaRef[]
  readonly author: Author | null
  /** The answer as the network sent it, kept for evidence. */
  readonly raw: unknown
}

export type NetworkComment = {
  readonly externalId: string
  readonly postExternalId: string
  /** null for a comment directly under the post. */
  readonly parentExternalId: string | null
  /** null where the network withholds who wrote it. */
  readonly author: Author | null
  readonly text: string
  readonly postedAt: Temporal.Instant | null
  readonly permalink: string | null
  readonly media: readonly MediaRef[]
  readonly isHidden: boolean
  /** What the network says this account may do with this very object just now. */
  readonly may: {
    readonly reply: boolean
    readonly hide: boolean
    readonly remove: boolean
    readonly privateReply: boolean
    /** Left out: the network does not say; then the attempt itself shows. */
    readonly block?: boolean
  }
  readonly raw: unknown
}

/** One thing that a webhook body told us, in the modules' own words. `raw` is that change as sent. */
export type NetworkEvent = {
  readonly network: NetworkId
  readonly accountExternalId: string
  /** The same event sent twice has the same key; two different events never do. */
  readonly dedupeKey: string
  readonly occurredAt: Temporal.Instant | null
  readonly effect: NetworkEffect
  readonly raw: unknown
}

export type NetworkEffect =
  | { readonly kind: 'comment-added' | 'comment-edited'; readonly comment: EventComment }
  | {
      readonly kind: 'comment-removed' | 'comment-hidden' | 'comment-unhidden'
      readonly commentExternalId: string
      readonly postExternalId: string
    }
  | { readonly kind: 'post-added' | 'post-edited'; readonly post: EventPost }
  | { readonly kind: 'post-removed' | 'post-hidden' | 'post-unhidden'; readonly postExternalId: string }
  | { readonly kind: 'direct-message'; readonly message: EventDirectMessage }
  /** Its words are new; `sentAt` null, and media left out are media unchanged. */
  | { readonly kind: 'direct-message-edited'; readonly message: EventDirectMessage }
  /** Taken back by whoever wrote it. */
  | { readonly kind: 'direct-message-removed'; readonly messageExternalId: string }
  /** Understood and of no consequence for the inbox (a like, a read receipt); `what` says which. */
  | { readonly kind: 'irrelevant'; readonly what: string }
  /** Not understood: kept whole and shown to the administrator. `why` names the field, item or verb that is new. */
  | { readonly kind: 'unknown'; readonly why: string }

export type EventComment = {
  readonly externalId: string
  readonly postExternalId: string
  readonly parentExternalId: string | null
  readonly author: Author | null
  readonly text: string
  readonly postedAt: Temporal.Instant | null
  readonly media: readonly MediaRef[]
}

export type EventPost = {
  readonly externalId: string
  readonly text: string
  readonly publishedAt: Temporal.Instant | null
  readonly author: Author | null
  readonly media: readonly MediaRef[]
  readonly permalink: string | null
}

export type EventDirectMessage = {
  readonly externalId: string
  readonly author: Author | null
  /** True when the account itself wrote it (an echo of what was sent elsewhere). */
  readonly isFromAccount: boolean
  /** Whom the account is talking to, whoever wrote this message: what holds one conversation together. */
  readonly otherPartyExternalId?: string | null
  readonly text: string
  readonly sentAt: Temporal.Instant | null
  readonly media: readonly MediaRef[]
}

/**
 * What a network cannot do is not there: no method throws "not supported". A verb's methods are present exactly when `profile.verbs` has it.
 * Ids are the network's own.
 */
export interface Connector {
  readonly profile: ConnectorProfile
  readonly words: Readonly<Record<'sv' | 'en', ConnectorWords>>

  fetchPost(access: Access, postExternalId: string): Promise<NetworkPost>
  /** Every comment under a post, parents before children, oldest first. */
  readonly fetchThread?: (access: Access, postExternalId: string) => Promise<readonly NetworkComment[]>
  readonly fetchComment?: (access: Access, commentExternalId: string) => Promise<NetworkComment>
  fetchMedia(access: Access, media: MediaRef): Promise<MediaBytes>

  readonly reply?: (access: Access, commentExternalId: string, text: string) => Promise<Written>
  readonly hide?: (access: Access, commentExternalId: string) => Promise<void>
  readonly unhide?: (access: Access, commentExternalId: string) => Promise<void>
  readonly remove?: (access: Access, commentExternalId: string) => Promise<void>
  readonly privateReply?: (access: Access, commentExternalId: string, text: string) => Promise<Written>
  readonly directReply?: (access: Access, to: DirectAddress, text: string) => Promise<Written>
  /** The author of this comment may no longer write to the account. */
  readonly block?: (access: Access, target: BlockTarget) => Promise<void>
  readonly unblock?: (access: Access, target: BlockTarget) => Promise<void>

  /**
   * Looks on the network whether something we may have sent is there: used only to settle an unknown outcome. Reads, never acts.
   * `null` means that the network was asked and it is not there. For a private or direct reply the comment's or message's id.
   */
  readonly findReply?: (
    access: Access,
    commentExternalId: string,
    text: string,
    sentAfter: Temporal.Instant,
  ) => Promise<Written | null>

  /**
   * What a person who has written to the account calls themselves, where what told us of it did not say (a direct message by webhook). null: the
   * network does not say, or no longer.
   */
  readonly nameOf?: (access: Access, personExternalId: string) => Promise<string | null>

  /** Is the access still good, and which of the needed scopes are missing? A network's fault throws; it is never "not valid". */
  checkAccess(access: Access): Promise<{
    readonly isValid: boolean
    readonly expiresAt: Temporal.Instant | null
    readonly missingScopes: readonly string[]
  }>

  readonly signIn?: SignIn
  readonly harvest?: Harvest
  readonly push?: Push
  readonly publishing?: Publishing
  readonly insights?: Insights
  /** How the account presents itself, to be held against the policy's basic information. */
  readonly fetchProfile?: (access: Access) => Promise<AccountProfile>
  /** The account's own content as the network hands it out, file by file, for the archive. */
  readonly ownCopy?: (access: Access) => AsyncIterable<CopiedFile>
}

/** A connector of which it is known that it has these. */
export type Offers<K extends keyof Connector> = Connector & {
  readonly [P in K]-?: NonNullable<Connector[P]>
}

export type Written = { readonly externalId: string }

/** A direct conversation: the message answered, and whom the account is talking to. */
export type DirectAddress = { readonly messageExternalId: string; readonly otherPartyExternalId: string }

export type BlockTarget = { readonly commentExternalId: string; readonly authorExternalId: string }

export type CopiedFile = { readonly path: string; readonly mediaType: string; readonly bytes: Uint8Array }

/** Reads what a network said, by itself or when asked: webhook bodies, and answers kept in an envelope (`kit/envelope.ts`). */
export interface EventReader {
  readonly network: NetworkId
  /** Splits a body into its events, in the order they stand. Throws `SyntaxError` only when the body is not JSON of the expected outer shape. */
  readEvents(rawBody: Uint8Array): readonly NetworkEvent[]
  /**
   * The same body, or the `raw` of one of its events as JSON, without what tells who a person is: name, id, picture and address of a profile.
   * What they wrote stays, and so does what `ownIds` (the accounts' own) wrote. Read again it gives the same events, each under the same key
   * where it has an id. There exactly when the vendor limits how long that may be kept (`profile.terms.profileHours`). Throws `SyntaxError`.
   */
  withoutPeople?(rawBody: Uint8Array, ownIds: readonly string[]): Uint8Array
}

/** The webhook half, separate because it works before any account is known. */
export interface WebhookReader extends EventReader {
  /** Compares in constant time over the raw bytes as received. */
  isSignatureValid(rawBody: Uint8Array, signatureHeader: string | undefined): boolean
}

/** The network asked us to wait. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited'
  readonly retryAt: Temporal.Instant
  constructor(message: string, retryAt: Temporal.Instant) {
    super(message)
    this.retryAt = retryAt
  }
}

/** Why access was lost, in the modules' own words: each has something else to do about it. */
export type AccessLoss = 'expired' | 'password-changed' | 'withdrawn' | 'role-lost' | 'blocked' | 'unknown'

/** The token no longer works; nothing will until a person connects the account again. `code` is the network's own. */
export class AccessRevoked extends Error {
  override readonly name = 'AccessRevoked'
  readonly code: string
  readonly loss: AccessLoss
  constructor(message: string, code: string, loss: AccessLoss = 'unknown') {
    super(message)
    this.code = code
    this.loss = loss
  }
}

/** The network understood and said no; trying the same again is pointless. `isGone`: the object is not there (any more). */
export class Rejected extends Error {
  override readonly name = 'Rejected'
  readonly code: string
  readonly isGone: boolean
  constructor(message: string, code: string, isGone = false) {
    super(message)
    this.code = code
    this.isGone = isGone
  }
}

/** The network did not act, for certain (refused connection, its own "try later"); the same call may be made again. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

/** The call left us and no clear answer came back: it may or may not have been done. Never sent again by itself. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}
