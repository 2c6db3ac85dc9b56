/** What the square's pages need of a network, whichever emulator stands behind it. Ids are the network's own; people go by name, the same on every network. */
export type SquarePlace = {
  readonly id: string
  /** What it is called in an address: `@falkenberg`, a number. */
  readonly name: string
  readonly about: string
}

/** What the municipality's people sign in to the account with, where that is not a page of the network's own. */
export type SquareSignIn = { readonly name: string; readonly password: string }

export type SquarePicture = {
  /** Below the square's own address. */
  readonly path: string
  readonly altSv: string
  readonly altEn: string
  readonly width: number
  readonly height: number
}

export type SquarePost = {
  readonly id: string
  readonly placeId: string
  readonly authorName: string
  /** False for what somebody else wrote about the account. */
  readonly isByPlace: boolean
  readonly text: string
  readonly pictures: readonly SquarePicture[]
  readonly hasVideo: boolean
  readonly createdAt: string
  readonly reactionCount: number
  readonly commentCount: number
  /** Comments may be written. */
  readonly isOpen: boolean
}

export type SquareComment = {
  readonly id: string
  readonly authorName: string
  readonly isByPlace: boolean
  readonly isOwn: boolean
  readonly isHiddenFromOthers: boolean
  readonly text: string
  readonly pictures: readonly SquarePicture[]
  readonly createdAt: string
  readonly editedAt: string | null
  readonly reactionCount: number
  readonly ownReaction: string | null
  readonly replies: readonly SquareComment[]
}

export type SquareThread = {
  readonly post: SquarePost
  readonly ownReaction: string | null
  /** Oldest first. */
  readonly comments: readonly SquareComment[]
}

export type SquareDeedKind =
  | 'published'
  | 'edited'
  | 'unpublished'
  | 'replied'
  | 'hid'
  | 'showed'
  | 'held'
  | 'removed'
  | 'blocked'
  | 'unblocked'
  | 'wrote-privately'

export type SquareDeed = {
  readonly at: string
  readonly kind: SquareDeedKind
  readonly placeId: string
  readonly postId: string | null
  readonly commentId: string | null
  readonly personName: string | null
}

export type SquareConversation = {
  readonly placeId: string
  readonly placeName: string
  readonly messages: readonly {
    readonly isFromPlace: boolean
    readonly text: string
    readonly sentAt: string
    readonly pictures: readonly SquarePicture[]
    /** The words of the comment that a private reply answers. */
    readonly about: string | null
  }[]
}

export type Writing = { readonly author: string; readonly text: string; readonly picture: string | null }

/** Throws `InvalidInput`, `NotFound`, `NotPermitted` and `RuleBroken` of core/errors.ts where a person can mend it. */
export interface SquareNetwork {
  readonly id: string
  readonly name: string
  /** What comes after the square's own address: '' for the network whose addresses are the oldest, else `/instagram`. */
  readonly path: string
  readonly reactions: readonly string[]
  readonly hasPictures: boolean
  readonly hasMessages: boolean
  /** People may write about an account in posts of their own. */
  readonly hasMentions: boolean
  readonly commentCharacters: number

  places(): readonly SquarePlace[]
  /** By id or by the name in its address. */
  place(key: string): SquarePlace | null
  readonly signInOf?: (placeId: string) => SquareSignIn | null
  /** Newest first, as anybody sees them. */
  posts(placeId: string): readonly SquarePost[]
  /** Below `path`: the post's own address, and back. */
  postPath(postId: string): string
  postAt(placeKey: string, postKey: string): string | null
  thread(postId: string, viewer: string | null): SquareThread | null
  comment(id: string): { readonly postId: string; readonly authorName: string; readonly text: string } | null
  people(): readonly string[]
  deeds(): readonly SquareDeed[]
  conversations(person: string): readonly SquareConversation[]

  /** Makes somebody known here; throws for a name that cannot be. */
  greet(person: string): void
  write(postId: string, parentId: string | null, writing: Writing): string
  edit(commentId: string, author: string, text: string): void
  remove(commentId: string, author: string): void
  /** `thing` is a post's or a comment's id; null takes it back. */
  react(thing: string, author: string, reaction: string | null): void
  send(placeId: string, writing: Writing): void
  mention(placeId: string, writing: Writing): string
  /** How many faults are switched on. */
  activeFaults(): number
}
