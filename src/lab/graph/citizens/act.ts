import { InvalidInput, NotFound, NotPermitted } from '#core/errors.ts'
import type { LabCore } from '../lab-core.ts'
import { pictureNamed } from '../media.ts'
import { characters } from '../text-length.ts'
import type { LabComment, LabMessage, LabPost, Reaction } from '../state.ts'
import { addMessage } from '../thread/add-message.ts'
import { addComment, editComment, removeComment } from '../thread/change-comment.ts'
import { react } from '../thread/change-post.ts'
import { isGone, postOfComment } from '../thread/find.ts'
import { personOf } from './people.ts'

/** Authors are given by a person's id or by a name; an unknown name becomes a new person. */
export type CitizenComment = {
  readonly postId: string
  readonly parentId?: string | null
  readonly author: string
  readonly text: string
  /** Name of one of the supplied pictures. */
  readonly media?: string | null
  /** Only for seeding a past: an ISO instant. */
  readonly at?: string
}

export type CitizenMessage = {
  readonly pageId: string
  readonly author: string
  readonly text: string
  readonly media?: string | null
  readonly at?: string
}

const COMMENT_CHARACTERS = 8000
const MESSAGE_CHARACTERS = 2000

function standingPost(core: LabCore, id: string): LabPost {
  const post = core.state.posts[id]
  if (post?.removedAt !== null) throw new NotFound('post', id)
  return post
}

function standingComment(core: LabCore, id: string): LabComment {
  const comment = core.state.comments[id]
  if (comment === undefined || isGone(core.state, comment)) throw new NotFound('comment', id)
  return comment
}

function ownComment(core: LabCore, id: string, author: string): LabComment {
  const comment = standingComment(core, id)
  if (comment.authorId !== personOf(core, author).id) throw new NotPermitted('change the comment of another')
  return comment
}

function refuseBlocked({ state }: LabCore, pageId: string, personId: string): void {
  if (state.blocks.some((one) => one.pageId === pageId && one.personId === personId))
    throw new NotPermitted('write to a page that has blocked one')
}

function checked(text: string, media: string | null, limit: number): string {
  const trimmed = text.trim()
  if (trimmed === '' && media === null) throw new InvalidInput([{ field: 'text', code: 'empty' }])
  if (characters(trimmed) > limit) {
    throw new InvalidInput([{ field: 'text', code: 'too-long', params: { limit } }])
  }
  if (media !== null && pictureNamed(media) === undefined)
    throw new InvalidInput([{ field: 'media', code: 'unknown' }])
  return trimmed
}

export function writeComment(core: LabCore, wanted: CitizenComment): LabComment {
  const post = standingPost(core, wanted.postId)
  const parentId = wanted.parentId ?? null
  const parent = parentId === null ? null : standingComment(core, parentId)
  if (parent !== null && parent.postId !== post.id) throw new NotFound('comment', parent.id)
  const media = wanted.media ?? null
  const text = checked(wanted.text, media, COMMENT_CHARACTERS)
  const authorId = core.state.pages[wanted.author]?.id ?? personOf(core, wanted.author).id
  refuseBlocked(core, post.pageId, authorId)
  const at = wanted.at === undefined ? {} : { at: wanted.at }
  return addComment(core, { post, parent, authorId, text, media, ...at })
}

export function editOwnComment(core: LabCore, id: string, author: string, text: string): LabComment {
  const comment = ownComment(core, id, author)
  editComment(core, comment, checked(text, comment.media, COMMENT_CHARACTERS))
  return comment
}

export function removeOwnComment(core: LabCore, id: string, author: string): void {
  removeComment(core, ownComment(core, id, author), 'author')
}

/** `thing` is a post or a comment; null takes the reaction back. */
export function reactTo(core: LabCore, thing: string, author: string, reaction: Reaction | null): void {
  const comment = core.state.comments[thing] === undefined ? null : standingComment(core, thing)
  const post = comment === null ? standingPost(core, thing) : postOfComment(core.state, comment)
  react(core, { post, comment, personId: personOf(core, author).id, reaction })
}

export function sendDirectMessage(core: LabCore, wanted: CitizenMessage): LabMessage {
  const { pageId } = wanted
  if (core.state.pages[pageId] === undefined) throw new NotFound('page', pageId)
  const media = wanted.media ?? null
  const text = checked(wanted.text, media, MESSAGE_CHARACTERS)
  const personId = personOf(core, wanted.author).id
  refuseBlocked(core, pageId, personId)
  const at = wanted.at === undefined ? {} : { at: wanted.at }
  return addMessage(core, { pageId, personId, isFromPage: false, text, media, comment: null, ...at })
}
