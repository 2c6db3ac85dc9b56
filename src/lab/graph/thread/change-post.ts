import { nextNumber } from '../ids.ts'
import { nowIso } from '../lab-core.ts'
import type { LabCore } from '../lab-core.ts'
import type { LabComment, LabDeed, LabPost, Reaction } from '../state.ts'
import { postChange, reactionChange } from '../webhooks/bodies.ts'

export type NewPost = {
  readonly pageId: string
  readonly text: string
  readonly media: readonly string[]
  /** Only seeding sets it. */
  readonly at?: string
  readonly photoIds?: string[]
  readonly videoId?: string
  readonly link?: string
  readonly isByApp?: boolean
}

export function addPost(core: LabCore, wanted: NewPost): LabPost {
  return bringOut(core, newPost(core, wanted))
}

/** Kept apart until its time: nobody sees it, and it can be taken away again. */
export function schedulePost(core: LabCore, wanted: NewPost & { readonly publishAt: string }): LabPost {
  const { publishAt, ...rest } = wanted
  const post = newPost(core, rest)
  core.state.scheduled[post.id] = { ...post, publishAt }
  core.changed()
  return post
}

export function bringOut(core: LabCore, post: LabPost): LabPost {
  core.state.posts[post.id] = post
  if (post.isByApp === true) note(core, post, 'published')
  tell(core, post, 'add', post.createdAt)
  return post
}

function newPost(core: LabCore, wanted: NewPost): LabPost {
  const at = wanted.at ?? nowIso(core)
  const { photoIds, videoId, link, isByApp } = wanted
  return {
    id: `${wanted.pageId}_${nextNumber(core.state, '12')}`,
    pageId: wanted.pageId,
    text: wanted.text,
    media: [...wanted.media],
    createdAt: at,
    updatedAt: at,
    removedAt: null,
    reactions: {},
    shareCount: 0,
    ...(photoIds === undefined || photoIds.length === 0 ? {} : { photoIds }),
    ...(videoId === undefined ? {} : { videoId }),
    ...(link === undefined ? {} : { link }),
    ...(isByApp === undefined ? {} : { isByApp }),
  }
}

function note(core: LabCore, post: LabPost, kind: LabDeed['kind']): void {
  const { id: postId, pageId } = post
  core.state.deeds.push({ at: nowIso(core), kind, pageId, postId, commentId: null, personId: null })
}

export function editPost(core: LabCore, post: LabPost, text: string): void {
  const at = nowIso(core)
  post.text = text
  post.updatedAt = at
  tell(core, post, 'edited', at)
}

export function removePost(core: LabCore, post: LabPost): void {
  const at = nowIso(core)
  if (core.state.scheduled[post.id] !== undefined) {
    Reflect.deleteProperty(core.state.scheduled, post.id)
    core.changed()
    return
  }
  if (post.isByApp === true) note(core, post, 'unpublished')
  post.removedAt = at
  tell(core, post, 'remove', at)
}

function tell(core: LabCore, post: LabPost, verb: 'add' | 'edited' | 'remove', at: string): void {
  core.emit({ pageId: post.pageId, field: 'feed', at, verb, body: postChange(core, post, verb, at) })
  core.changed()
}

export type NewReaction = {
  readonly post: LabPost
  readonly comment: LabComment | null
  readonly personId: string
  /** null takes an earlier reaction back. */
  readonly reaction: Reaction | null
}

/** A person has one reaction to a thing; another one takes its place, the same one again changes nothing. */
export function react(core: LabCore, wanted: NewReaction): void {
  const { reactions } = wanted.comment ?? wanted.post
  const before = reactions[wanted.personId]
  if (before === (wanted.reaction ?? undefined)) return
  const at = nowIso(core)
  if (wanted.reaction !== null) reactions[wanted.personId] = wanted.reaction
  else Reflect.deleteProperty(reactions, wanted.personId)
  const reaction = wanted.reaction ?? before
  if (reaction === undefined) return
  const verb = wanted.reaction === null ? 'remove' : 'add'
  const body = reactionChange(core, { ...wanted, reaction, verb, at })
  core.emit({ pageId: wanted.post.pageId, field: 'feed', at, verb, body })
  core.changed()
}
