import type { NetworkEffect, NetworkEvent } from '../connector.ts'
import { asRecord, idAt, instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { Row } from './answer-row.ts'
import { readComment, readPost } from './read-objects.ts'
import { identityParts } from './webhook/feed-event.ts'
import { factEvent, unknownEvent } from '../meta/events/origin.ts'

/** A post of the page's feed, or a visitor's on it. */
export function eventsOfPost({ origin, raw, about }: Row): readonly NetworkEvent[] {
  const row = asRecord(raw)
  const externalId = idAt(row, 'id')
  if (row === null || externalId === null) return [unknownEvent(origin, raw, 'post without id')]
  if (isBefore(row, about)) return []
  const { raw: _raw, ...post } = readPost(row, externalId)
  // The webhook's own `message` leaves out the sentence that Facebook makes up.
  const written = { at: post.publishedAt, text: textAt(row, 'message') }
  const parts = identityParts([externalId, null], partOf(row), written)
  const effect = { kind: 'post-added', post } as const
  return [factEvent(origin, 'post-added', { key: ['feed', ...parts], at: post.publishedAt, effect, raw })]
}

/** The picture or film by which the webhook tells one photo of a post from the next. */
function partOf(row: Json): string | null {
  const first = asRecord(listAt(recordAt(row, 'attachments'), 'data')[0])
  const kind = textAt(first, 'media_type') ?? ''
  return kind === 'photo' || kind.startsWith('video') ? idAt(recordAt(first, 'target'), 'id') : null
}

/** A comment, and a second event where it is hidden just now: the answer is the only thing that tells. */
export function eventsOfComment({ origin, raw, about }: Row): readonly NetworkEvent[] {
  const row = asRecord(raw)
  const externalId = idAt(row, 'id')
  const postExternalId = about['post'] ?? ''
  if (row === null || externalId === null) return [unknownEvent(origin, raw, 'comment without id')]
  if (isBefore(row, about)) return []
  const { isHidden, author, text, postedAt, media, parentExternalId } = readComment(
    row,
    externalId,
    postExternalId,
  )
  const event = (key: readonly unknown[], effect: NetworkEffect): NetworkEvent =>
    factEvent(origin, effect.kind, { key: ['feed', ...key], at: postedAt, effect, raw })
  const comment = { externalId, postExternalId, parentExternalId, author, text, postedAt, media }
  const parts = identityParts([postExternalId, externalId], null, { at: postedAt, text })
  const added = event(parts, { kind: 'comment-added', comment })
  if (!isHidden) return [added]
  const hidden = { kind: 'comment-hidden', commentExternalId: externalId, postExternalId } as const
  return [added, event(['asked', postExternalId, externalId], hidden)]
}

/** Lists are asked for in whole pages: what is older than wanted comes along. */
export function isBefore(row: Json, about: Row['about']): boolean {
  const at = instantAt(row, 'created_time')
  const since = about['since']
  if (at === null || since === undefined) return false
  return Temporal.Instant.compare(at, Temporal.Instant.from(since)) < 0
}
