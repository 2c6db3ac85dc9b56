import { createHash } from 'node:crypto'
import type { NetworkEffect, NetworkEvent } from '../connector.ts'
import { asRecord, idAt, instantAt, textAt, type Json } from '../kit/json.ts'
import { authorIdOf, eventComment, eventDirectMessage, eventPost, isDirect } from './read-status.ts'

type Told = {
  readonly accountId: string
  /** The post that the status stands under; null: it is one itself. */
  readonly postId: string | null
}

/** The event that a status is, however we heard of it. Its key follows its id and when it was last edited, so that the same words are told once. */
export function statusEvent(item: unknown, told: Told): NetworkEvent {
  const status = asRecord(item)
  const id = idAt(status, 'id')
  if (status === null || id === null || authorIdOf(status, told.accountId) === null)
    return unknownEvent(item, told.accountId, 'status without id or account')
  const editedAt = textAt(status, 'edited_at')
  const effect = effectOf(status, id, told)
  const at = instantAt(status, editedAt === null ? 'created_at' : 'edited_at')
  const key = [effect.kind, id, editedAt ?? ''].join(':')
  return event(told.accountId, { key, at, effect, raw: item })
}

function effectOf(status: Json, id: string, { accountId, postId }: Told): NetworkEffect {
  const isEdited = textAt(status, 'edited_at') !== null
  // Somebody else's words, sent on: told of by whoever wrote them.
  if (asRecord(status['reblog']) !== null) return { kind: 'irrelevant', what: 'reblog' }
  if (isDirect(status)) return { kind: 'direct-message', message: eventDirectMessage(status, id, accountId) }
  if (postId === null || postId === id)
    return { kind: isEdited ? 'post-edited' : 'post-added', post: eventPost(status, id, accountId) }
  return {
    kind: isEdited ? 'comment-edited' : 'comment-added',
    comment: eventComment(status, id, { postExternalId: postId, accountId }),
  }
}

type Parts = Pick<NetworkEvent, 'effect' | 'raw'> & {
  readonly key: string
  readonly at: Temporal.Instant | null
}

export function event(accountId: string, { key, at, effect, raw }: Parts): NetworkEvent {
  return {
    network: 'mastodon',
    accountExternalId: accountId,
    dedupeKey: `mastodon:${accountId}:${key}`,
    occurredAt: at,
    effect,
    raw,
  }
}

export function unknownEvent(item: unknown, accountId: string, why: string): NetworkEvent {
  const hash = createHash('sha256')
    .update(JSON.stringify(item ?? null))
    .digest('hex')
  return event(accountId, { key: `unknown:${hash}`, at: null, effect: { kind: 'unknown', why }, raw: item })
}
