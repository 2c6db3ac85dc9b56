import type { NetworkEffect, NetworkEvent } from '../../connector.ts'
import { idAt, instantAt, textAt, type Json } from '../../kit/json.ts'
import type { Change } from '../../meta/events/events-of-entry.ts'
import { factEvent, otherEvent, word, type Origin } from '../../meta/events/origin.ts'
import { eventComment, eventPost } from './feed-object.ts'

type Verb = 'added' | 'edited' | 'removed' | 'hidden' | 'unhidden'

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['add', 'added'],
  ['edited', 'edited'],
  ['edit', 'edited'],
  ['update', 'edited'],
  ['remove', 'removed'],
  ['delete', 'removed'],
  ['hide', 'hidden'],
  ['unhide', 'unhidden'],
])
/** Each is a post in the page's feed; which kind, `item` says in Meta's words of the day (webhook reference for Pages, `item`). */
const POSTS: readonly string[] = [
  ...['post', 'status', 'photo', 'picture', 'video', 'reel', 'live_video', 'story', 'link', 'share', 'note'],
  ...['album', 'photo-album', 'event', 'question', 'milestone', 'coupon', 'offer'],
]
/** `rating`: a recommendation without a word. */
const REACTIONS: readonly string[] = ['reaction', 'like', 'rating']
/** Made on the page without any post to comment on. */
const MAY_LACK_POST: readonly string[] = ['album', 'photo-album', 'event', 'story', 'picture']
/** `mention`: somebody named the page in a post or comment elsewhere; `ratings`: recommended it or not, with what is said under that. */
const RATINGS = 'ratings'
const FIELDS: readonly string[] = ['feed', 'mention', RATINGS]

/** One element of `changes`. */
export function eventOfChange(origin: Origin, { field, value: told, raw }: Change): NetworkEvent {
  const value = field === RATINGS ? asFeedValue(told) : told
  const effect = FIELDS.includes(field) ? effectOf(value) : unknown(`field ${word(field)}`)
  const ownTime = instantAt(value, 'created_time')
  if (effect.kind === 'irrelevant' || effect.kind === 'unknown')
    return otherEvent(origin, raw, ownTime, effect)
  const key = [field, ...identity(effect, value, origin)]
  return factEvent(origin, effect.kind, { key, at: ownTime, effect, raw })
}

/** A recommendation with words is a visitor's post, told under other names. */
function asFeedValue(value: Json): Json {
  const isPost =
    value['item'] === 'rating' && (value['verb'] !== 'add' || (textAt(value, 'review_text') ?? '') !== '')
  return {
    ...value,
    item: isPost ? 'post' : value['item'],
    post_id: value['post_id'] ?? value['open_graph_story_id'],
    message: value['message'] ?? value['review_text'],
    sender_id: value['sender_id'] ?? value['reviewer_id'],
    sender_name: value['sender_name'] ?? value['reviewer_name'],
  }
}

function effectOf(value: Json): NetworkEffect {
  const item = textAt(value, 'item') ?? ''
  const verb = VERBS.get(textAt(value, 'verb') ?? '')
  const named = `${word(value['item'])} ${word(value['verb'])}`
  if (REACTIONS.includes(item)) return { kind: 'irrelevant', what: named }
  const isComment = item === 'comment'
  if (!isComment && !POSTS.includes(item)) return unknown(`item ${word(value['item'])}`)
  if (verb === undefined) return unknown(`verb ${word(value['verb'])} of ${item}`)
  return isComment ? commentEffect(verb, value) : postEffect(verb, value, item)
}

function commentEffect(verb: Verb, value: Json): NetworkEffect {
  const commentExternalId = idAt(value, 'comment_id')
  const postExternalId = idAt(value, 'post_id')
  if (commentExternalId === null || postExternalId === null) {
    return unknown(`comment without ${commentExternalId === null ? 'comment_id' : 'post_id'}`)
  }
  if (verb === 'added' || verb === 'edited') {
    const comment = eventComment(value, { commentExternalId, postExternalId, isNew: verb === 'added' })
    return { kind: `comment-${verb}`, comment }
  }
  return { kind: `comment-${verb}`, commentExternalId, postExternalId }
}

function postEffect(verb: Verb, value: Json, item: string): NetworkEffect {
  const postExternalId = idAt(value, 'post_id')
  if (postExternalId === null) {
    const what = `${item} without post_id`
    return MAY_LACK_POST.includes(item) ? { kind: 'irrelevant', what } : unknown(what)
  }
  // Scheduled posts and pictures uploaded ahead; publishing them comes as an edit with published=1.
  const isUnpublished = value['published'] === 0 || value['published'] === false
  if (verb === 'added' && isUnpublished) return { kind: 'irrelevant', what: `unpublished ${item}` }
  if (verb === 'added' || verb === 'edited') {
    return { kind: `post-${verb}`, post: eventPost(value, postExternalId, verb === 'added') }
  }
  return { kind: `post-${verb}`, postExternalId }
}

type Written = { readonly at: Temporal.Instant | null; readonly text: string | null }

/** The last parts of the key, the same for what is told here and for what is asked for (`read-answer.ts`). No words are the same as none told. */
export function identityParts(
  object: readonly (string | null)[],
  part: string | null,
  { at, text }: Written,
): readonly unknown[] {
  return [...object, part, at?.epochMilliseconds ?? null, text === '' ? null : text]
}

function unknown(why: string): NetworkEffect {
  return { kind: 'unknown', why }
}

/**
 * What makes this event this one. Time and words are in it because a comment is edited many times: two edits within one second with
 * different words are two events, with the same words one. A removal has neither, since an id is removed once and never comes back.
 * Only where Meta leaves `created_time` out of something that can happen again (hide, unhide, edit) does the time of sending stand in.
 * Pictures are named by their ids, because several in one post share everything else; their addresses are signed anew each time.
 */
function identity(effect: NetworkEffect, value: Json, origin: Origin): readonly unknown[] {
  const object = [idAt(value, 'post_id'), idAt(value, 'comment_id')]
  if (effect.kind === 'comment-removed' || effect.kind === 'post-removed') return object
  const isAdded = effect.kind === 'comment-added' || effect.kind === 'post-added'
  const time = instantAt(value, 'created_time') ?? (isAdded ? null : origin.sentAt)
  const part = idAt(value, 'photo_id') ?? idAt(value, 'video_id') ?? idAt(value, 'share_id')
  return identityParts(object, part, { at: time, text: textAt(value, 'message') })
}
