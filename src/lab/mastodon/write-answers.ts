import { addComment, addMessage, remove } from '../town/comments.ts'
import { addPost, editPost, removePost } from '../town/posts.ts'
import type { TownMedia } from '../town/state.ts'
import { noteDeed, nowIso } from '../town/town-core.ts'
import { statusJson } from './entities.ts'
import { idempotent } from './idempotency.ts'
import { callerOf, idsIn, ok, textIn, type LabCall, type Outcome } from './lab-call.ts'
import { attachedMedia, describeMedia } from './media.ts'
import { invalid, notFound } from './problem.ts'
import { visibleStatus } from './read-answers.ts'
import { checkTime } from './scheduled.ts'
import { shown } from './shown.ts'
import { maySee, type LabStatus } from './status-index.ts'
import { countedLength, mentionsIn } from './status-text.ts'

type Draft = {
  readonly text: string
  readonly media: readonly TownMedia[]
  readonly extra: Record<string, unknown>
}

/** The same key within an hour is the same status, whatever else the request says. */
export function createStatus(call: LabCall): Outcome {
  return idempotent(call, () => createOne(call))
}

function createOne(call: LabCall): string {
  const { body, lab } = call
  const own = callerOf(call)
  const draft = draftFrom(call)
  const parentId = textIn(body, 'in_reply_to_id')
  const parent = parentId === null ? null : lab.index.find(parentId)
  if (parentId !== null && (parent === null || !maySee(parent, own.id))) throw notFound()
  if (textIn(body, 'visibility') === 'direct') return writePrivately(call, draft, parent)
  if (parent !== null) return answer(call, draft, parent)
  return publish(call, draft)
}

function draftFrom(call: LabCall): Draft {
  const { body, headers } = call
  const text = (textIn(body, 'status') ?? '').trim()
  const media = attachedMedia(call, idsIn(body, 'media_ids'))
  checkText(call, text, media.length > 0)
  return {
    text,
    media,
    extra: {
      visibility: textIn(body, 'visibility') ?? 'public',
      language: textIn(body, 'language') ?? 'sv',
      spoilerText: textIn(body, 'spoiler_text') ?? '',
      idempotency: headers('idempotency-key') ?? null,
      sensitive: body['sensitive'] === true,
    },
  }
}

function checkText({ body, lab }: LabCall, text: string, hasMedia: boolean): void {
  if (text === '' && !hasMedia) throw invalid("Text can't be blank")
  const { characters, urlCharacters } = lab.limits
  const length = countedLength(`${textIn(body, 'spoiler_text') ?? ''}${text}`, urlCharacters)
  if (length > characters) throw invalid(`Text character limit of ${characters} exceeded`)
}

function publish(call: LabCall, { text, media, extra }: Draft): string {
  const { core } = call.lab.town
  const own = callerOf(call)
  const publishAt = checkTime(call)
  const post = addPost(core, {
    accountId: own.id,
    text,
    media,
    extra,
    publishAt,
    ...(publishAt === null ? {} : { at: publishAt }),
  })
  if (publishAt === null)
    noteDeed(core, { kind: 'published', accountId: own.id, postId: post.id, commentId: null, personId: null })
  return post.id
}

function answer(call: LabCall, { text, media, extra }: Draft, parent: LabStatus): string {
  const { core } = call.lab.town
  const own = callerOf(call)
  // An answer to something private that is not private itself: the server lets it be, and so a message becomes public.
  if (parent.isDirect) call.note('public-answer', 'a direct status was answered in public')
  const isToComment = 'postId' in parent.thing
  const postId = 'postId' in parent.thing ? parent.thing.postId : parent.id
  if (parent.isDirect) throw invalid('a private status is answered in private here')
  if (
    parent.authorId !== own.id &&
    !mentionsIn(call.lab.town.state, text).some(({ id }) => id === parent.authorId)
  )
    call.note('nobody-named', 'whoever is answered is not named and hears nothing of it')
  const comment = addComment(core, {
    postId,
    parentId: isToComment ? parent.id : null,
    author: own.id,
    text,
    media,
    extra,
  })
  noteDeed(core, { kind: 'replied', accountId: own.id, postId, commentId: comment.id, personId: null })
  return comment.id
}

function writePrivately(call: LabCall, { text, extra }: Draft, parent: LabStatus | null): string {
  const { town } = call.lab
  const own = callerOf(call)
  const named = mentionsIn(town.state, text).find(({ id }) => id !== own.id)
  if (named === undefined) {
    call.note('nobody-named', 'a private status that names nobody reaches nobody')
    throw invalid('a private status names somebody')
  }
  const inReplyTo = parent?.isDirect === true ? parent.id : null
  const commentId = parent !== null && 'postId' in parent.thing ? parent.id : null
  const message = addMessage(town.core, {
    accountId: own.id,
    person: named.id,
    isFromAccount: true,
    text,
    commentId,
    extra: { ...extra, inReplyTo: inReplyTo ?? commentId },
  })
  noteDeed(town.core, {
    kind: 'wrote-privately',
    accountId: own.id,
    postId: null,
    commentId,
    personId: named.id,
  })
  return message.id
}

/** Replaces the whole status: attachments that are not named again are gone. */
export function editStatus(call: LabCall): Outcome {
  const { lab, body } = call
  const { core } = lab.town
  const status = ownStatus(call)
  const { thing } = status
  if (!('media' in thing)) throw notFound()
  const media = describeMedia(
    attachedMedia(call, idsIn(body, 'media_ids'), thing.media),
    body['media_attributes'],
  )
  const text = (textIn(body, 'status') ?? '').trim()
  checkText(call, text, media.length > 0)
  thing.media = [...media]
  thing.extra['spoilerText'] = textIn(body, 'spoiler_text') ?? ''
  if ('postId' in thing) {
    thing.text = text
    thing.editedAt = nowIso(core)
    core.changed()
    core.tell({ kind: 'comment-edited', comment: thing })
  } else editPost(core, thing.id, text)
  const own = callerOf(call)
  noteDeed(core, { kind: 'edited', accountId: own.id, postId: thing.id, commentId: null, personId: null })
  return ok(shown(call, status.id))
}

/** Answers with the words as written, so that they can be used again. */
export function deleteStatus(call: LabCall): Outcome {
  const { core } = call.lab.town
  const status = ownStatus(call)
  const { thing } = status
  const { content: _content, ...gone } = statusJson(call.lab, status)
  if ('postId' in thing) remove(core, thing, 'author')
  else if ('publishAt' in thing) removePost(core, thing.id)
  else {
    thing.extra['removed'] = true
    core.changed()
    core.tell({ kind: 'message', message: thing })
  }
  const own = callerOf(call)
  noteDeed(core, {
    kind: 'unpublished',
    accountId: own.id,
    postId: thing.id,
    commentId: null,
    personId: null,
  })
  return ok({ ...gone, text: status.text })
}

function ownStatus(call: LabCall): LabStatus {
  const status = visibleStatus(call)
  if (status.authorId !== callerOf(call).id) throw notFound()
  return status
}
