import type { EventComment, EventPost, NetworkEvent } from '../../connector.ts'
import { idAt, instantAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import { plainText } from '../../meta/plain-text.ts'
import { readAuthor, readPost } from '../read-objects.ts'
import { factEvent, unknownEvent, type Origin } from '../../meta/events/origin.ts'

/** Where a comment stands, when it does not say so itself. */
type Place = { readonly postExternalId: string | null; readonly parentExternalId: string | null }

/**
 * A comment as a webhook or an answer tells it. Its words are in its key: edited ones are another event. Some webhooks leave out under
 * which post it stands; so that the answer which does say is not taken for a copy, that is in the key too.
 */
export function commentEvent(origin: Origin, raw: Json, place: Place): NetworkEvent {
  const externalId = idAt(raw, 'id')
  if (externalId === null) return unknownEvent(origin, raw, 'comment without id')
  const postExternalId = idAt(recordAt(raw, 'media'), 'id') ?? place.postExternalId
  const at = instantAt(raw, 'timestamp')
  const text = textAt(raw, 'text') ?? ''
  const comment: EventComment = {
    externalId,
    postExternalId: postExternalId ?? '',
    parentExternalId: idAt(raw, 'parent_id') ?? place.parentExternalId,
    author: readAuthor(raw),
    text,
    // A webhook names no time of its own but comes within seconds.
    postedAt: at ?? origin.sentAt,
    media: [],
  }
  const key = [externalId, plainText(text), ...(postExternalId === null ? ['no post'] : [])]
  return factEvent(origin, 'comment-added', { key, at, effect: { kind: 'comment-added', comment }, raw })
}

/** A post of the account's own, or somebody else's in which it is tagged. */
export function postEvent(origin: Origin, raw: Json): NetworkEvent {
  const externalId = idAt(raw, 'id')
  if (externalId === null) return unknownEvent(origin, raw, 'post without id')
  const { raw: _raw, ...post } = readPost(raw, externalId)
  const key = [externalId, plainText(post.text)]
  const at = post.publishedAt
  return factEvent(origin, 'post-added', { key, at, effect: { kind: 'post-added', post }, raw })
}

/** Somebody named the account in a comment or in the words of a post. Only ids are told: the words are fetched when it is shown. */
export function mentionEvent(origin: Origin, value: Json, raw: unknown): NetworkEvent {
  const mediaId = idAt(value, 'media_id')
  const commentId = idAt(value, 'comment_id')
  if (mediaId === null) return unknownEvent(origin, raw, 'mention without media_id')
  const key = [mediaId, commentId]
  if (commentId === null) {
    const post: EventPost = {
      externalId: mediaId,
      text: '',
      publishedAt: null,
      author: null,
      media: [],
      permalink: null,
    }
    return factEvent(origin, 'mention', { key, at: null, effect: { kind: 'post-added', post }, raw })
  }
  const comment: EventComment = {
    externalId: commentId,
    postExternalId: mediaId,
    parentExternalId: null,
    author: null,
    text: textAt(value, 'text') ?? '',
    postedAt: origin.sentAt,
    media: [],
  }
  return factEvent(origin, 'mention', { key, at: null, effect: { kind: 'comment-added', comment }, raw })
}
