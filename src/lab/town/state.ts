/** Everything that an emulated network remembers, as plain JSON, so that it can be kept in a file and read again. Instants are ISO 8601 in UTC. */
export type TownAccount = {
  readonly id: string
  name: string
  handle: string
  about: string
  link: string | null
  phone: string | null
  email: string | null
  followers: number
  /** What only this network knows of an account. */
  extra: Record<string, unknown>
}

export type TownPerson = {
  readonly id: string
  name: string
  handle: string
  /** The network keeps to itself who this is. */
  readonly isWithheld: boolean
  extra: Record<string, unknown>
}

export type TownMedia = {
  readonly id: string
  readonly kind: 'image' | 'video'
  readonly mediaType: string
  altText: string
  /** One of the supplied pictures, or null for a file of its own in `TownState.files`. */
  readonly picture: string | null
  extra: Record<string, unknown>
}

export type TownPost = {
  readonly id: string
  /** The account that published it or, when somebody else did, the account it is about. */
  readonly accountId: string
  /** The account's own id or a person's. */
  readonly authorId: string
  text: string
  media: TownMedia[]
  readonly createdAt: string
  updatedAt: string
  removedAt: string | null
  /** Waits on the network until then; null once it is public. */
  publishAt: string | null
  /** Comments may be written. */
  isOpen: boolean
  views: number
  shares: number
  reactions: Record<string, string>
  extra: Record<string, unknown>
}

/** hidden: for others than the writer · held: waits for review · rejected and removed: gone for everybody. */
export type CommentStanding = 'visible' | 'hidden' | 'held' | 'rejected' | 'removed'

export type TownComment = {
  readonly id: string
  readonly postId: string
  readonly parentId: string | null
  readonly authorId: string
  text: string
  media: TownMedia[]
  readonly createdAt: string
  editedAt: string | null
  standing: CommentStanding
  removedBy: 'author' | 'account' | null
  reactions: Record<string, string>
  extra: Record<string, unknown>
}

export type TownMessage = {
  readonly id: string
  readonly accountId: string
  readonly personId: string
  readonly isFromAccount: boolean
  readonly text: string
  readonly sentAt: string
  /** The comment that a private reply answers. */
  readonly commentId: string | null
  extra: Record<string, unknown>
}

export type TownBlock = { readonly accountId: string; readonly personId: string; readonly at: string }

export type TownToken = {
  readonly token: string
  /** `access`, `refresh`, `code` …: the network's own kinds. */
  readonly kind: string
  readonly accountIds: string[]
  scopes: string[]
  readonly issuedAt: string
  expiresAt: string | null
  /** The network's own word for why it no longer works. */
  revokedAs: string | null
  extra: Record<string, unknown>
}

/** What the municipality did, as the practice square tells its visitors. */
export type TownDeed = {
  readonly at: string
  readonly kind:
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
  readonly accountId: string
  readonly postId: string | null
  readonly commentId: string | null
  readonly personId: string | null
}

export type TownState = {
  readonly version: 1
  nextNumber: number
  accounts: Record<string, TownAccount>
  people: Record<string, TownPerson>
  posts: Record<string, TownPost>
  comments: Record<string, TownComment>
  messages: TownMessage[]
  blocks: TownBlock[]
  tokens: TownToken[]
  deeds: TownDeed[]
  /** Bytes of uploaded pictures, as base64. */
  files: Record<string, { readonly mediaType: string; readonly base64: string }>
  /** What only this network keeps: containers, apps, subscriptions. */
  extra: Record<string, unknown>
}

export function emptyTown(): TownState {
  return {
    version: 1,
    nextNumber: 1,
    accounts: {},
    people: {},
    posts: {},
    comments: {},
    messages: [],
    blocks: [],
    tokens: [],
    deeds: [],
    files: {},
    extra: {},
  }
}

const RECORDS = ['accounts', 'people', 'posts', 'comments', 'files', 'extra'] as const
const LISTS = ['messages', 'blocks', 'tokens', 'deeds'] as const

/** Checks the outer shape of what a store gave back. Throws with a plain reason, so that a spoilt file is told of and not overwritten. */
export function readTown(kept: unknown): TownState {
  if (!isRecord(kept)) throw new Error('the kept network is not a JSON object')
  if (kept['version'] !== 1)
    throw new Error(`unknown version of the kept network: ${String(kept['version'])}`)
  if (!Number.isSafeInteger(kept['nextNumber'])) throw new Error('the kept network lacks nextNumber')
  for (const key of RECORDS) if (!isRecord(kept[key])) throw new Error(`the kept network lacks ${key}`)
  for (const key of LISTS) if (!Array.isArray(kept[key])) throw new Error(`the kept network lacks ${key}`)
  return kept as TownState
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
