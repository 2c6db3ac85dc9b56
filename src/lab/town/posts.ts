import { NotFound } from '#core/errors.ts'
import { accountOf, personOf } from './people.ts'
import type { TownMedia, TownPost } from './state.ts'
import { checkedText } from './texts.ts'
import { nextId, nowIso, type TownCore } from './town-core.ts'

export type NewPost = {
  readonly accountId: string
  readonly text: string
  readonly media?: readonly TownMedia[]
  /** Somebody else wrote it, about the account: a person's id or name. */
  readonly author?: string
  /** Only for seeding a past. */
  readonly at?: string
  readonly publishAt?: string | null
  readonly extra?: Record<string, unknown>
}

export function addPost(core: TownCore, wanted: NewPost): TownPost {
  const account = accountOf(core, wanted.accountId)
  const media = [...(wanted.media ?? [])]
  const text = checkedText(wanted.text, { most: core.rules.postCharacters, mayBeEmpty: media.length > 0 })
  const at = wanted.at ?? nowIso(core)
  const post: TownPost = {
    id: nextId(core, 'post'),
    accountId: account.id,
    authorId: wanted.author === undefined ? account.id : personOf(core, wanted.author).id,
    text,
    media,
    createdAt: at,
    updatedAt: at,
    removedAt: null,
    publishAt: wanted.publishAt ?? null,
    isOpen: true,
    views: 0,
    shares: 0,
    reactions: {},
    extra: { ...wanted.extra },
  }
  core.state.posts[post.id] = post
  core.changed()
  core.tell({ kind: 'post-added', post })
  return post
}

/** What is public or waits to be; throws `NotFound` for what was taken away. */
export function standingPost(core: TownCore, id: string): TownPost {
  const post = core.state.posts[id]
  if (post?.removedAt !== null) throw new NotFound('post', id)
  return post
}

/** Public just now. */
export function isPublic(core: TownCore, { removedAt, publishAt }: TownPost): boolean {
  return removedAt === null && (publishAt === null || publishAt <= nowIso(core))
}

export function editPost(core: TownCore, id: string, text: string): TownPost {
  const post = standingPost(core, id)
  post.text = checkedText(text, { most: core.rules.postCharacters, mayBeEmpty: post.media.length > 0 })
  post.updatedAt = nowIso(core)
  core.changed()
  core.tell({ kind: 'post-edited', post })
  return post
}

export function removePost(core: TownCore, id: string): TownPost {
  const post = standingPost(core, id)
  post.removedAt = nowIso(core)
  core.changed()
  core.tell({ kind: 'post-removed', post })
  return post
}

/** Newest first. */
export function postsOf(core: TownCore, accountId: string): readonly TownPost[] {
  return Object.values(core.state.posts)
    .filter((post) => post.accountId === accountId && isPublic(core, post))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}
