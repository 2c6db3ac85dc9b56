import { lastPart, nextNumber } from '../ids.ts'
import { nowIso } from '../lab-core.ts'
import type { LabCore } from '../lab-core.ts'

import type { LabComment, LabDeed, LabPost } from '../state.ts'
import { commentChange } from '../webhooks/bodies.ts'
import type { CommentVerb } from '../webhooks/bodies.ts'
import { depthOf, isByPage, postOfComment } from './find.ts'

export type NewComment = {
  readonly post: LabPost
  readonly parent: LabComment | null
  readonly authorId: string
  readonly text: string
  readonly media: string | null
  /** Only seeding sets it: nobody writes in the past. */
  readonly at?: string
}

/** Comment, reply, reply to a reply: what is written deeper is hung on the third level. */
const DEEPEST_THREAD = 3

function parentWithin(core: LabCore, parent: LabComment | null): string | null {
  if (parent === null) return null
  return depthOf(core.state, parent) < DEEPEST_THREAD ? parent.id : parent.parentId
}

function tell(core: LabCore, comment: LabComment, verb: CommentVerb, at: string): void {
  const pageId = postOfComment(core.state, comment).pageId
  core.emit({ pageId, field: 'feed', at, verb, body: commentChange(core, comment, verb, at) })
  core.changed()
}

function note(core: LabCore, comment: LabComment, kind: LabDeed['kind'], at: string): void {
  const post = postOfComment(core.state, comment)
  const target = kind === 'replied' ? core.state.comments[comment.parentId ?? ''] : comment
  const personId = target === undefined || isByPage(core.state, target) ? null : target.authorId
  core.state.deeds.push({
    at,
    kind,
    pageId: post.pageId,
    postId: post.id,
    commentId: comment.id,
    personId,
  })
}

export function addComment(core: LabCore, wanted: NewComment): LabComment {
  const at = wanted.at ?? nowIso(core)
  const comment: LabComment = {
    id: `${lastPart(wanted.post.id)}_${nextNumber(core.state, '12')}`,
    postId: wanted.post.id,
    parentId: parentWithin(core, wanted.parent),
    authorId: wanted.authorId,
    text: wanted.text,
    media: wanted.media,
    createdAt: at,
    editedAt: null,
    hiddenAt: null,
    removedAt: null,
    removedBy: null,
    privateReplyId: null,
    reactions: {},
  }
  core.state.comments[comment.id] = comment
  wanted.post.updatedAt = at
  if (isByPage(core.state, comment)) note(core, comment, 'replied', at)
  tell(core, comment, 'add', at)
  return comment
}

export function editComment(core: LabCore, comment: LabComment, text: string): void {
  const at = nowIso(core)
  comment.text = text
  comment.editedAt = at
  if (isByPage(core.state, comment)) note(core, comment, 'edited', at)
  tell(core, comment, 'edited', at)
}

/** Hiding what is hidden already is a success that tells nobody anything. */
export function setHidden(core: LabCore, comment: LabComment, isHidden: boolean): void {
  if ((comment.hiddenAt !== null) === isHidden) return
  const at = nowIso(core)
  comment.hiddenAt = isHidden ? at : null
  note(core, comment, isHidden ? 'hid' : 'showed', at)
  tell(core, comment, isHidden ? 'hide' : 'unhide', at)
}

/**
 * What stands under a removed comment goes with it, and only the removed one is told of. Whether the network sends one `remove` for each
 * reply is not documented; one for all is the harder case for whoever keeps the record.
 */
export function removeComment(core: LabCore, comment: LabComment, by: 'author' | 'page'): void {
  const at = nowIso(core)
  comment.removedAt = at
  comment.removedBy = by
  if (by === 'page') note(core, comment, 'removed', at)
  tell(core, comment, 'remove', at)
}
