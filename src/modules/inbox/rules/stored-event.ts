/** What is known of one comment, post or direct message, as kept: the network's events, its answers when asked, and our own acts there. */
import type {
  EventComment,
  EventDirectMessage,
  EventPost,
  MediaRef,
  NetworkEffect,
} from '#connectors/connector.ts'

/** What the network lets the account do with one object. */
export type May = {
  readonly reply: boolean
  readonly hide: boolean
  readonly remove: boolean
  readonly privateReply: boolean
}

/** `…-seen` is an answer to a question of ours; `…-by-us` is what we did on the network, noted when it was done. */
export type StoredEffect = (
  | NetworkEffect
  | {
      readonly kind: 'comment-seen'
      readonly comment: EventComment
      readonly permalink: string | null
      readonly isHidden: boolean
      readonly may: May
    }
  | { readonly kind: 'post-seen'; readonly post: EventPost }
  | ({ readonly kind: 'removed-by-us' | 'hidden-by-us' | 'unhidden-by-us' } & (
      { readonly commentExternalId: string } | { readonly postExternalId: string }
    ))
) & {
  /** Who wrote it was told and has been taken away again (decision 18). */
  readonly isAuthorForgotten?: true
}

export type StoredEvent = {
  readonly id: string
  readonly key: string
  readonly occurredAt: Temporal.Instant | null
  readonly receivedAt: Temporal.Instant
  /** Place in the delivery it came with. */
  readonly position: number
  readonly effect: StoredEffect
}

export type SubjectKind = 'comment' | 'post' | 'direct'

/** What an event is about, as one word; null for events about nothing that the inbox shows. */
export function subjectOf(effect: StoredEffect): string | null {
  if ('comment' in effect) return subject('comment', effect.comment.externalId)
  if ('commentExternalId' in effect) return subject('comment', effect.commentExternalId)
  if ('post' in effect) return subject('post', effect.post.externalId)
  if ('postExternalId' in effect) return subject('post', effect.postExternalId)
  if ('message' in effect) return subject('direct', effect.message.externalId)
  if ('messageExternalId' in effect) return subject('direct', effect.messageExternalId)
  return null
}

export function subject(kind: SubjectKind, externalId: string): string {
  return `${kind}:${externalId}`
}

export function readSubject(value: string): { readonly kind: SubjectKind; readonly externalId: string } {
  const colon = value.indexOf(':')
  return { kind: value.slice(0, colon) as SubjectKind, externalId: value.slice(colon + 1) }
}

/** JSON has no instants: they are kept as ISO 8601 text and come back here. The text was written by ourselves. */
export function reviveEffect(json: string): StoredEffect {
  const effect = JSON.parse(json) as StoredEffect
  if ('comment' in effect) return { ...effect, comment: reviveComment(effect.comment) }
  if ('post' in effect)
    return { ...effect, post: { ...effect.post, publishedAt: instant(effect.post.publishedAt) } }
  if ('message' in effect) return { ...effect, message: reviveDirect(effect.message) }
  return effect
}

function reviveComment(comment: EventComment): EventComment {
  return { ...comment, postedAt: instant(comment.postedAt) }
}

function reviveDirect(message: EventDirectMessage): EventDirectMessage {
  return { ...message, sentAt: instant(message.sentAt) }
}

function instant(value: unknown): Temporal.Instant | null {
  return typeof value === 'string' ? Temporal.Instant.from(value) : null
}

/** Networks sign their media addresses anew each time; what stays is the address without its query. */
export function mediaIdentity(media: readonly Pick<MediaRef, 'kind' | 'url'>[]): string {
  return JSON.stringify(media.map(({ kind, url }) => [kind, url.split(/[?#]/, 1)[0]]))
}
