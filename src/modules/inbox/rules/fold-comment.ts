/** What a comment is, from everything ever heard about it: the same answer for any order and any repetition (F-135). */
import type { EventComment, MediaRef } from '#connectors/connector.ts'
import { writerOf } from './best-author.ts'
import { commentVersions, presenceOf } from './comment-versions.ts'
import type { FoldedMessage } from './folded.ts'
import { earliest, inOrder } from './order-events.ts'
import { mediaIdentity, type May, type StoredEvent } from './stored-event.ts'

/** `events` are all of one comment; at least one. */
export function foldComment(externalId: string, events: Iterable<StoredEvent>): FoldedMessage {
  const ordered = inOrder(events)
  const contents = ordered.filter((event) => commentOf(event) !== null)
  const comments = contents.map(commentOf).filter((comment) => comment !== null)
  const versions = commentVersions(ordered)
  const media = versions.findLast((version) => version.media !== null)?.media ?? []
  return {
    externalId,
    postExternalId: firstOf(ordered.map(postOf)),
    parentExternalId: firstOf(comments.map((comment) => comment.parentExternalId)),
    conversationKey: null,
    ...writerOf(
      ordered,
      comments.map((comment) => comment.author),
    ),
    isFromAccount: false,
    text: versions.findLast((version) => version.text !== null)?.text ?? '',
    media: withLatestAddresses(media, comments),
    permalink: lastOf(ordered.map(permalinkOf)),
    postedAt: earliest(comments.map((comment) => comment.postedAt)),
    receivedAt: firstReceived(contents.length > 0 ? contents : ordered),
    presence: presenceOf(ordered),
    may: lastOf(ordered.map(mayOf)),
    hasContent: contents.length > 0,
    isHeard: contents.some((event) => event.effect.kind !== 'comment-seen'),
    versions,
  }
}

export function firstReceived(events: readonly StoredEvent[]): Temporal.Instant {
  const at = earliest(events.map((event) => event.receivedAt))
  if (at === null) throw new Error('nothing can be told from no events')
  return at
}

function commentOf({ effect }: StoredEvent): EventComment | null {
  return 'comment' in effect ? effect.comment : null
}

/** Some webhooks leave out under which post a comment stands: an empty id is none, and another event tells. */
function postOf({ effect }: StoredEvent): string | null {
  const told = 'comment' in effect ? effect.comment.postExternalId : null
  const own = 'postExternalId' in effect ? effect.postExternalId : null
  return [told, own].find((id) => id !== null && id !== '') ?? null
}

function permalinkOf({ effect }: StoredEvent): string | null {
  return effect.kind === 'comment-seen' ? effect.permalink : null
}

function mayOf({ effect }: StoredEvent): May | null {
  return effect.kind === 'comment-seen' ? effect.may : null
}

/** Signed addresses of pictures run out after some days; the newest that were told for the same pictures are the ones that work. */
export function withLatestAddresses(
  media: readonly MediaRef[],
  told: readonly { readonly media: readonly MediaRef[] }[],
): readonly MediaRef[] {
  const identity = mediaIdentity(media)
  return told.findLast((one) => mediaIdentity(one.media) === identity)?.media ?? media
}

export function firstOf<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null
}

export function lastOf<T>(values: readonly (T | null)[]): T | null {
  return values.findLast((value) => value !== null) ?? null
}
