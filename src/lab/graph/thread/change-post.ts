import { nextNumber } from '../ids.ts'
import { nowIso } from '../lab-core.ts'
import type { LabCore } from '../lab-core.ts'
import type { LabComment, LabPost, Reaction } from '../state.ts'
import { postChange, reactionChange } from '../webhooks/bodies.ts'

export type NewPost = {
  readonly pageId: string
  readonly text: string
  readonly media: readonly string[]
  /** Only seeding sets it. */
  readonly at?: string
}

export function addPost(core: LabCore, wanted: NewPost): LabPost {
  const at = wanted.at ?? nowIso(core)
  const post: LabPost = {
    id: `${wanted.pageId}_${nextNumber(core.state, '12')}`,
    pageId: wanted.pageId,
    text: wanted.text,
    media: [...wanted.media],
    createdAt: at,
    updatedAt: at,
    removedAt: null,
    reactions: {},
    shareCount: 0,
  }
  core.state.posts[post.id] = post
  tell(core, post, 'add', at)
  return post
}

export function editPost(core: LabCore, post: LabPost, text: string): void {
  const at = nowIso(core)
  post.text = text
  post.updatedAt = at
  tell(core, post, 'edited', at)
}

export function removePost(core: LabCore, post: LabPost): void {
  const at = nowIso(core)
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
