/** Everything that the practice square remembers, as plain JSON, so that it can be kept in a file and read again. */
export type Reaction = 'LIKE' | 'LOVE' | 'CARE' | 'HAHA' | 'WOW' | 'SAD' | 'ANGRY'

/** Instants are ISO 8601 in UTC. */
export type LabPage = {
  readonly id: string
  name: string
  /** The short name in the address of the page: `falkenbergskommun`. */
  handle: string
  about: string
  category: string
  phone?: string
  email?: string
  website?: string
  followers?: number
  subscribedFields: string[]
}

export type LabPerson = {
  readonly id: string
  readonly name: string
  /** The network does not tell the Page who this is (privacy settings, or an app without advanced access). */
  readonly isWithheld: boolean
  readonly acceptsMessages: boolean
  /** Ids of friends: they still see what the Page has hidden. */
  readonly friends: string[]
}

export type LabPost = {
  readonly id: string
  readonly pageId: string
  text: string
  media: string[]
  readonly createdAt: string
  updatedAt: string
  removedAt: string | null
  reactions: Record<string, Reaction>
  shareCount: number
  /** Uploaded for this post, by the photo's id; `media` names supplied ones. */
  photoIds?: string[]
  videoId?: string
  link?: string
  /** Published through the API: only such posts may be edited there. */
  isByApp?: boolean
}

/** A picture that was uploaded; its bytes are among the files under `name`. */
export type LabPhoto = {
  readonly id: string
  readonly pageId: string
  readonly name: string
  readonly mediaType: string
  readonly altText: string
  readonly createdAt: string
}

/** A film or reel. What a page may not show yet has no post. */
export type LabVideo = {
  readonly id: string
  readonly pageId: string
  readonly kind: 'video' | 'reel'
  readonly sessionId: string
  readonly createdAt: string
  /** null for a reel until its bytes come. */
  byteLength: number | null
  received: number
  title: string
  description: string
  state: 'uploading' | 'processing' | 'failed'
  /** How often somebody has asked how far it has come: the second time it is ready. */
  looks: number
  publishAt: string | null
  postId: string | null
  captions: string[]
}

export type LabComment = {
  readonly id: string
  readonly postId: string
  readonly parentId: string | null
  /** A person's id, or the Page's own. */
  readonly authorId: string
  text: string
  media: string | null
  readonly createdAt: string
  editedAt: string | null
  hiddenAt: string | null
  removedAt: string | null
  removedBy: 'author' | 'page' | null
  privateReplyId: string | null
  reactions: Record<string, Reaction>
}

/** One message between a Page and a person, private replies included. */
export type LabMessage = {
  readonly id: string
  readonly pageId: string
  readonly personId: string
  readonly isFromPage: boolean
  readonly text: string
  readonly media: string | null
  readonly sentAt: string
  /** The comment that a private reply answers. */
  readonly commentId: string | null
}

/** What the municipality did, as the practice square tells its visitors. */
export type LabDeed = {
  readonly at: string
  readonly kind:
    | 'replied'
    | 'hid'
    | 'showed'
    | 'removed'
    | 'edited'
    | 'wrote-privately'
    | 'published'
    | 'unpublished'
    | 'blocked'
    | 'unblocked'
  readonly pageId: string
  readonly postId: string | null
  readonly commentId: string | null
  readonly personId: string | null
}

export type LabToken = {
  readonly token: string
  readonly kind: 'page' | 'user'
  readonly ownerId: string
  readonly pageIds: string[]
  scopes: string[]
  readonly issuedAt: string
  expiresAt: string | null
  /** Subcode of error 190 once the token no longer works. */
  revokedAs: number | null
}

export type WebhookEvent = {
  readonly pageId: string
  readonly kind: 'change' | 'message'
  readonly at: string
  readonly notBefore: string
  readonly body: unknown
}

export type WebhookBatch = {
  readonly id: number
  /** The exact bytes to send, \u-escaped; a second attempt sends the same. */
  readonly body: string
  readonly firstTriedAt: string
  attempts: number
  nextTryAt: string
}

export type LabState = {
  readonly version: 1
  nextNumber: number
  pages: Record<string, LabPage>
  people: Record<string, LabPerson>
  posts: Record<string, LabPost>
  comments: Record<string, LabComment>
  messages: LabMessage[]
  deeds: LabDeed[]
  tokens: LabToken[]
  events: WebhookEvent[]
  batches: WebhookBatch[]
  photos: Record<string, LabPhoto>
  videos: Record<string, LabVideo>
  /** Posts that wait for their time, apart from those that anybody sees. */
  scheduled: Record<string, LabPost & { publishAt: string }>
  /** Bytes of what was uploaded, as base64. */
  files: Record<string, { readonly mediaType: string; readonly base64: string }>
  blocks: { readonly pageId: string; readonly personId: string }[]
  /** Codes of a sign-in under way, each good for one exchange. */
  codes: { readonly code: string; readonly redirectUri: string; readonly token: string }[]
  /** Measures that the network has taken away since its contract was written. */
  deadMeasures: string[]
}

export function emptyState(): LabState {
  return {
    version: 1,
    nextNumber: 1,
    pages: {},
    people: {},
    posts: {},
    comments: {},
    messages: [],
    deeds: [],
    tokens: [],
    events: [],
    batches: [],
    photos: {},
    videos: {},
    scheduled: {},
    files: {},
    blocks: [],
    codes: [],
    deadMeasures: [],
  }
}

const RECORDS = ['pages', 'people', 'posts', 'comments'] as const
const LISTS = ['messages', 'deeds', 'tokens', 'events', 'batches'] as const

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Checks the outer shape of what a store gave back. Throws with a plain reason, so that a spoilt file is told of and not overwritten.
 */
export function readState(kept: unknown): LabState {
  if (!isRecord(kept)) throw new Error('the kept practice square is not a JSON object')
  if (kept['version'] !== 1)
    throw new Error(`unknown version of the kept practice square: ${String(kept['version'])}`)
  if (!Number.isSafeInteger(kept['nextNumber'])) throw new Error('the kept practice square lacks nextNumber')
  for (const key of RECORDS) {
    if (!isRecord(kept[key])) throw new Error(`the kept practice square lacks ${key}`)
  }
  for (const key of LISTS) {
    if (!Array.isArray(kept[key])) throw new Error(`the kept practice square lacks ${key}`)
  }
  // A square kept before a part of it was thought of goes on without that part.
  return { ...emptyState(), ...kept }
}
