import type { EventReader, NetworkEvent } from '../connector.ts'
import { openAnswer, type Opened } from '../kit/envelope.ts'
import { asRecord, instantAt, listAt, parseJson, recordAt, textAt, type Json } from '../kit/json.ts'
import { commentKey, editedCommentKey, editedPostKey, postKey, unknownEvent, wholeKey } from './event-keys.ts'
import { readKnown } from './known.ts'
import { eventComment, mayBeEdited, urnOfRow } from './read-comments.ts'
import { eventPost, isEditedPost, isPublished, postIdOf, stateOf } from './read-posts.ts'
import { notificationEvent, type Known } from './webhook/notification-event.ts'
import { withoutPeople } from './without-people.ts'

/** Reads the answers that the harvest keeps, and what LinkedIn pushes by itself. One odd item becomes `unknown` and never costs the others. */
export function createLinkedinReader(): EventReader {
  return { network: 'linkedin', readEvents, withoutPeople }
}

/** Throws `SyntaxError` only when the body is not JSON of the expected outer shape. */
export function readEvents(rawBody: Uint8Array): readonly NetworkEvent[] {
  const opened = openAnswer(rawBody)
  return opened === null ? eventsOfPush(rawBody) : eventsOfAnswer(opened)
}

function eventsOfPush(rawBody: Uint8Array): readonly NetworkEvent[] {
  const body = asRecord(parseJson(rawBody))
  const type = textAt(body, 'type')
  const notifications = body?.['notifications']
  if (body === null || (type === null && !Array.isArray(notifications)))
    throw new SyntaxError('not a LinkedIn notification: no type and no notifications')
  if (!Array.isArray(notifications))
    return [unknownEvent('', body, `notification of type ${(type ?? '').slice(0, 60)}`)]
  return notifications.map((one: unknown) => notificationEvent(one, ''))
}

type ReadOne = (opened: Opened, value: unknown, known: Known) => NetworkEvent

const KINDS: Readonly<Record<string, ReadOne>> = {
  notifications: ({ accountExternalId }, value, known) => notificationEvent(value, accountExternalId, known),
  posts: postEvent,
  comments: commentEvent,
  // Asked for one by one, where a notification came without its words.
  comment: commentEvent,
}

function eventsOfAnswer(opened: Opened): readonly NetworkEvent[] {
  const readOne = Object.hasOwn(KINDS, opened.kind) ? KINDS[opened.kind] : undefined
  const rows = rowsIn(opened)
  if (readOne === undefined || rows === null)
    return [
      unknownEvent(opened.accountExternalId, opened.answer, `answer of kind ${opened.kind.slice(0, 60)}`),
    ]
  const known = readKnown(opened.about)
  return rows.map((value) => readOne(opened, value, known))
}

/** A list, one thing alone, or several by name, as Rest.li answers; null for none of these. */
function rowsIn({ kind, answer }: Opened): readonly unknown[] | null {
  const body = asRecord(answer)
  if (body === null) return null
  if (Array.isArray(body['elements'])) return listAt(body, 'elements')
  const results = recordAt(body, 'results')
  if (results !== null) return Object.values(results)
  return kind === 'comment' || ['id', '$URN', 'commentUrn', 'action'].some((key) => key in body)
    ? [body]
    : null
}

function postEvent({ accountExternalId }: Opened, value: unknown, known: Known): NetworkEvent {
  const raw = asRecord(value)
  const id = raw === null ? null : postIdOf(raw)
  if (raw === null || id === null) return unknownEvent(accountExternalId, value, 'post without id')
  const post = eventPost(raw, id, known.names)
  const base = { network: 'linkedin', accountExternalId, raw }
  if (!isPublished(raw)) return { ...base, ...unpublished(stateOf(raw), id, post.publishedAt) }
  const isEdited = isEditedPost(raw)
  return {
    ...base,
    dedupeKey: isEdited ? editedPostKey(id, post.text) : postKey(id),
    occurredAt: isEdited ? (instantAt(raw, 'lastModifiedAt') ?? post.publishedAt) : post.publishedAt,
    effect: { kind: isEdited ? 'post-edited' : 'post-added', post },
  }
}

/** A draft or a post that LinkedIn still works on has nothing for the inbox; one that is told of as deleted is gone. */
function unpublished(
  state: string,
  id: string,
  at: Temporal.Instant | null,
): Pick<NetworkEvent, 'dedupeKey' | 'occurredAt' | 'effect'> {
  const what = `post in state ${state.slice(0, 40)}`
  const effect: NetworkEvent['effect'] =
    state === 'DELETED' ? { kind: 'post-removed', postExternalId: id } : { kind: 'irrelevant', what }
  return {
    dedupeKey: wholeKey('post-state', [id, what]),
    occurredAt: effect.kind === 'irrelevant' ? at : null,
    effect,
  }
}

function commentEvent({ accountExternalId, about }: Opened, value: unknown, known: Known): NetworkEvent {
  const raw = asRecord(value)
  const urn = raw === null ? null : urnOfRow(raw)
  const comment =
    raw === null || urn === null ? null : eventComment(raw, about['post'] ?? urn.objectUrn, known.names)
  if (raw === null || urn === null || comment === null)
    return unknownEvent(accountExternalId, value, 'comment without URN')
  const isEdited = mayBeEdited(raw)
  return {
    network: 'linkedin',
    accountExternalId,
    dedupeKey: isEdited ? editedCommentKey(urn.id, comment.text) : commentKey(urn.id),
    occurredAt: isEdited ? modifiedAt(raw) : comment.postedAt,
    effect: { kind: isEdited ? 'comment-edited' : 'comment-added', comment },
    raw,
  }
}

function modifiedAt(raw: Json): Temporal.Instant | null {
  return instantAt(asRecord(raw['lastModified']), 'time')
}
