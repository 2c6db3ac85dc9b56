import {
  Rejected,
  type Access,
  type MediaBytes,
  type NetworkComment,
  type NetworkEffect,
  type NetworkEvent,
  type NetworkPost,
  type Offers,
  type WebhookReader,
} from '#connectors/connector.ts'

export const FAKE_NETWORK = 'torgnet'

type Verb =
  'fetchPost' | 'fetchThread' | 'fetchComment' | 'fetchMedia' | 'reply' | 'privateReply' | 'findReply'
export type Sent = { readonly verb: 'reply' | 'privateReply'; readonly to: string; readonly text: string }

/** What the fake network offers. */
export type FakeConnector = Offers<
  'fetchThread' | 'fetchComment' | 'reply' | 'hide' | 'unhide' | 'remove' | 'privateReply' | 'findReply'
>

/** A small social network of its own, in memory: what stands on it, what was asked of it, and what goes wrong. */
export type FakeNetwork = {
  readonly connector: FakeConnector
  readonly reader: WebhookReader
  readonly posts: Map<string, NetworkPost>
  readonly comments: Map<string, NetworkComment>
  readonly media: Map<string, MediaBytes>
  readonly sent: Sent[]
  readonly calls: Verb[]
  /** The next call of that kind throws this, once; a `reply` acts first when `actsFirst` is set. */
  fail(verb: Verb, error: Error, actsFirst?: boolean): void
  addPost(externalId: string, text: string, authorId?: string): NetworkPost
  addComment(externalId: string, over?: Partial<NetworkComment>): NetworkComment
}

export const PAGE = 'page-1'
const noWords = { before: [], cannot: [], verbs: {}, scopes: {}, failures: {} }
const may = { reply: true, hide: true, remove: true, privateReply: true }

export function createFakeNetwork(): FakeNetwork {
  const posts = new Map<string, NetworkPost>()
  const comments = new Map<string, NetworkComment>()
  const media = new Map<string, MediaBytes>()
  const sent: Sent[] = []
  const calls: Verb[] = []
  const failures: { verb: Verb; error: Error; actsFirst: boolean }[] = []

  const called = (verb: Verb): Error | null => {
    calls.push(verb)
    const index = failures.findIndex((one) => one.verb === verb)
    if (index < 0) return null
    const [failure] = failures.splice(index, 1)
    if (failure === undefined) return null
    if (!failure.actsFirst) throw failure.error
    return failure.error
  }
  const found = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Rejected('no such object', 'missing', true)
    return value
  }
  const send = (verb: 'reply' | 'privateReply', to: string, text: string) => {
    const failure = called(verb)
    sent.push({ verb, to, text })
    const externalId = `sent-${sent.length}`
    const parent = comments.get(to)
    if (verb === 'reply' && parent !== undefined) {
      const author = { externalId: PAGE, name: 'Kommunen' }
      const { postExternalId } = parent
      comments.set(
        externalId,
        fakeComment(externalId, { author, text, postExternalId, parentExternalId: to }),
      )
    }
    if (failure !== null) throw failure
    return Promise.resolve({ externalId })
  }

  const connector: FakeConnector = {
    words: { sv: noWords, en: noWords },
    profile: {
      network: FAKE_NETWORK,
      displayName: 'Torgnätet',
      apiVersion: '1',
      scopes: [],
      limits: { replyCharacters: 500, privateReplyCharacters: 200 },
      verbs: {
        reply: { reversible: true },
        hide: { reversible: true },
        remove: { reversible: false },
        privateReply: { reversible: false, withinDays: 7, once: true },
      },
    },
    fetchPost: async (_access: Access, id) => {
      called('fetchPost')
      return Promise.resolve(found(posts.get(id)))
    },
    fetchThread: async (_access, id) => {
      called('fetchThread')
      return Promise.resolve([...comments.values()].filter((comment) => comment.postExternalId === id))
    },
    fetchComment: async (_access, id) => {
      called('fetchComment')
      return Promise.resolve(found(comments.get(id)))
    },
    fetchMedia: async (_access, ref) => {
      called('fetchMedia')
      return Promise.resolve(found(media.get(ref.url)))
    },
    reply: async (_access, id, text) => send('reply', id, text),
    privateReply: async (_access, id, text) => send('privateReply', id, text),
    hide: () => Promise.resolve(),
    unhide: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    findReply: async (_access, id, text) => {
      called('findReply')
      const index = sent.findIndex((one) => one.to === id && one.text === text)
      return Promise.resolve(index < 0 ? null : { externalId: `sent-${index + 1}` })
    },
    checkAccess: () => Promise.resolve({ isValid: true, expiresAt: null, missingScopes: [] }),
  }

  return {
    connector,
    reader: fakeReader,
    posts,
    comments,
    media,
    sent,
    calls,
    fail: (verb, error, actsFirst = false) => failures.push({ verb, error, actsFirst }),
    addPost(externalId, text, authorId = PAGE) {
      const post: NetworkPost = {
        externalId,
        text,
        publishedAt: null,
        permalink: `https://torgnet.example/${externalId}`,
        media: [],
        author: { externalId: authorId, name: 'Kommunen' },
        raw: { id: externalId },
      }
      posts.set(externalId, post)
      return post
    },
    addComment(externalId, over = {}) {
      const comment = fakeComment(externalId, over)
      comments.set(externalId, comment)
      return comment
    },
  }
}

function fakeComment(externalId: string, over: Partial<NetworkComment>): NetworkComment {
  return {
    externalId,
    postExternalId: 'post-1',
    parentExternalId: null,
    author: { externalId: 'citizen-1', name: 'Åsa Öberg' },
    text: `kommentar ${externalId}`,
    postedAt: null,
    permalink: `https://torgnet.example/${externalId}`,
    media: [],
    isHidden: false,
    may,
    raw: { id: externalId },
    ...over,
  }
}

export type FakeEvent = {
  readonly page?: string
  readonly key: string
  readonly at: string | null
  readonly effect: NetworkEffect
  readonly raw?: unknown
}

/** What the fake network would send: JSON, signed with the one word it knows. */
export function fakeBody(events: readonly FakeEvent[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ events }))
}

export const GOOD_SIGNATURE = 'signed'

const fakeReader: WebhookReader = {
  network: FAKE_NETWORK,
  isSignatureValid: (_body, signature) => signature === GOOD_SIGNATURE,
  readEvents: (body) => {
    const parsed = JSON.parse(new TextDecoder().decode(body)) as { events?: readonly FakeEvent[] }
    if (parsed.events === undefined) throw new SyntaxError('no events')
    return parsed.events.map(toEvent)
  },
  withoutPeople: (body, ownIds) => {
    const parsed = JSON.parse(new TextDecoder().decode(body)) as unknown
    return new TextEncoder().encode(JSON.stringify(withoutAuthors(parsed, ownIds)))
  },
}

function withoutAuthors(value: unknown, ownIds: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutAuthors(one, ownIds))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([key, inner]) => {
      const id = key === 'author' ? ((inner as { externalId?: string } | null)?.externalId ?? null) : null
      const isStranger = key === 'author' && (id === null || !ownIds.includes(id))
      return [key, isStranger || key === 'otherPartyExternalId' ? null : withoutAuthors(inner, ownIds)]
    }),
  )
}

function toEvent({ page = PAGE, key, at, effect, raw }: FakeEvent): NetworkEvent {
  return {
    network: FAKE_NETWORK,
    accountExternalId: page,
    dedupeKey: key,
    occurredAt: at === null ? null : Temporal.Instant.from(at),
    effect: revive(effect),
    raw: raw ?? effect,
  }
}

/** A real reader makes instants of the network's times; here they come back from JSON. */
function revive(effect: NetworkEffect): NetworkEffect {
  const instant = (value: unknown) => (typeof value === 'string' ? Temporal.Instant.from(value) : null)
  if ('comment' in effect)
    return { ...effect, comment: { ...effect.comment, postedAt: instant(effect.comment.postedAt) } }
  if ('post' in effect)
    return { ...effect, post: { ...effect.post, publishedAt: instant(effect.post.publishedAt) } }
  if ('message' in effect)
    return { ...effect, message: { ...effect.message, sentAt: instant(effect.message.sentAt) } }
  return effect
}
