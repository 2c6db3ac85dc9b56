import type { EventComment, NetworkEffect, NetworkEvent } from '../../connector.ts'
import { asRecord, idAt, instantAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import {
  commentKey,
  editedCommentKey,
  mentionKey,
  removedCommentKey,
  unknownEvent,
  wholeKey,
} from '../event-keys.ts'
import { shownLittleText } from '../little-text.ts'
import { mediaOfComment, parentOf, textOfComment } from '../read-comments.ts'
import { authorOf, type Names } from '../read-posts.ts'
import { accountUrn, isPostUrn, postPermalink, readCommentUrn, type CommentUrn } from '../urns.ts'

/** What was known besides when the notification was fetched; nothing for a webhook. */
export type Known = { readonly names: Names; readonly posts: ReadonlyMap<string, string> }
const NOTHING_KNOWN: Known = { names: new Map(), posts: new Map() }

type Notification = {
  readonly raw: Json
  readonly accountExternalId: string
  readonly action: string
  readonly at: Temporal.Instant | null
  readonly known: Known
}

/** `ADMIN_COMMENT` is the page's own comment, written by one of its administrators on the site. */
const TOLD: Readonly<Record<string, (notification: Notification) => NetworkEvent>> = {
  COMMENT: (notification) => commentEvent(notification, 'comment-added'),
  ADMIN_COMMENT: (notification) => commentEvent(notification, 'comment-added'),
  COMMENT_EDIT: (notification) => commentEvent(notification, 'comment-edited'),
  COMMENT_DELETE: removedEvent,
  SHARE_MENTION: mentionEvent,
  SHARE: sharedEvent,
  LIKE: irrelevant,
}

/** One entry of `notifications`, pushed or fetched. */
export function notificationEvent(
  value: unknown,
  fallbackAccount: string,
  known: Known = NOTHING_KNOWN,
): NetworkEvent {
  const raw = asRecord(value)
  if (raw === null) return unknownEvent(fallbackAccount, value, 'notification is not an object')
  const entity = idAt(raw, 'organizationalEntity')
  const accountExternalId = entity === null ? fallbackAccount : accountUrn(entity)
  const action = textAt(raw, 'action')
  if (action === null) return unknownEvent(accountExternalId, raw, 'notification without action')
  const at = instantAt(raw, 'lastModifiedAt')
  const notification = { raw, accountExternalId, action, at, known }
  const told = Object.hasOwn(TOLD, action) ? TOLD[action] : undefined
  // LinkedIn adds actions; one that nobody has read yet may hold somebody's words.
  return told === undefined
    ? unknownEvent(accountExternalId, raw, `action ${action.slice(0, 60)}`)
    : told(notification)
}

/** Nothing that anybody has to answer. */
function irrelevant(notification: Notification): NetworkEvent {
  const { raw, action } = notification
  const id = idAt(raw, 'notificationId')
  const key = id === null ? wholeKey('notification', raw) : `linkedin:notification:${id}`
  return event(notification, key, { kind: 'irrelevant', what: action.slice(0, 60) })
}

function commentEvent(notification: Notification, kind: 'comment-added' | 'comment-edited'): NetworkEvent {
  const { raw, accountExternalId, at, known } = notification
  const written = recordAt(recordAt(raw, 'decoratedGeneratedActivity'), 'comment')
  const urn = commentOf(raw, written)
  const post = postOf(notification, urn)
  if (urn === null || post === null)
    return unknownEvent(accountExternalId, raw, `${notification.action} without comment or post`)
  if (written === null)
    // Without its words it would be an empty comment; the harvest brings the whole of it.
    return event(notification, `${commentKey(urn.id)}:told`, {
      kind: 'irrelevant',
      what: notification.action,
    })
  const told = commentFrom(written, urn, { post, at, known })
  // The owner may be the administrator, whom the page does not show: the comment is the page's.
  const isOwn = notification.action === 'ADMIN_COMMENT' && accountExternalId !== ''
  const comment = isOwn ? { ...told, author: authorOf(accountExternalId, known.names) } : told
  const key = kind === 'comment-added' ? commentKey(urn.id) : editedCommentKey(urn.id, comment.text)
  return event(notification, key, { kind, comment })
}

function commentFrom(
  written: Json,
  urn: CommentUrn,
  { post, at, known }: { readonly post: string; readonly at: Temporal.Instant | null; readonly known: Known },
): EventComment {
  return {
    externalId: urn.urn,
    postExternalId: post,
    parentExternalId: parentOf(written),
    author: authorOf(idAt(written, 'owner') ?? idAt(written, 'actor'), known.names),
    text: textOfComment(written),
    postedAt: instantAt(recordAt(written, 'created'), 'time') ?? at,
    media: mediaOfComment(written),
  }
}

function removedEvent(notification: Notification): NetworkEvent {
  const { raw, accountExternalId } = notification
  const urn = commentOf(raw, recordAt(recordAt(raw, 'decoratedGeneratedActivity'), 'comment'))
  const post = postOf(notification, urn)
  if (urn === null || post === null)
    return unknownEvent(accountExternalId, raw, 'COMMENT_DELETE without comment or post')
  const effect = { kind: 'comment-removed', commentExternalId: urn.urn, postExternalId: post } as const
  return event(notification, removedCommentKey(urn.id), effect)
}

/** Somebody wrote about the page in a post of their own. */
function mentionEvent(notification: Notification): NetworkEvent {
  const { raw, accountExternalId, at, known } = notification
  const share = recordAt(recordAt(raw, 'decoratedGeneratedActivity'), 'share')
  // The post that is shared on is the page's own, and not what was written about it.
  const source = notification.action === 'SHARE' ? null : idAt(raw, 'sourcePost')
  const told = [idAt(share, 'entity'), idAt(raw, 'generatedActivity'), source].filter((urn) => urn !== null)
  const externalId = told.find(isPostUrn) ?? told[0]
  if (externalId === undefined)
    return unknownEvent(accountExternalId, raw, `${notification.action} without a post`)
  const post = {
    externalId,
    text: shownLittleText(textAt(share, 'text') ?? ''),
    publishedAt: at,
    author: authorOf(idAt(share, 'owner'), known.names),
    media: [],
    permalink: postPermalink(externalId),
  }
  return event(notification, mentionKey(accountExternalId, externalId), { kind: 'post-added', post })
}

/** A post of the page shared on: with words of one's own it is written about the page, without them it is a number. */
function sharedEvent(notification: Notification): NetworkEvent {
  const share = recordAt(recordAt(notification.raw, 'decoratedGeneratedActivity'), 'share')
  const hasWords = (textAt(share, 'text') ?? '').trim() !== ''
  return hasWords ? mentionEvent(notification) : irrelevant(notification)
}

function commentOf(raw: Json, written: Json | null): CommentUrn | null {
  return (
    readCommentUrn(idAt(written, 'entity') ?? '') ?? readCommentUrn(textAt(raw, 'generatedActivity') ?? '')
  )
}

/** The name of the post that the Posts API knows, where it is told; comments and `sourcePost` name the activity. */
function postOf({ raw, known }: Notification, comment: CommentUrn | null): string | null {
  const decorated = idAt(recordAt(raw, 'decoratedSourcePost'), 'entity')
  if (decorated !== null && isPostUrn(decorated)) return decorated
  const named = idAt(raw, 'sourcePost') ?? comment?.objectUrn ?? decorated
  return named === null ? null : (known.posts.get(named) ?? named)
}

function event(
  { accountExternalId, at, raw }: Notification,
  dedupeKey: string,
  effect: NetworkEffect,
): NetworkEvent {
  return { network: 'linkedin', accountExternalId, dedupeKey, occurredAt: at, effect, raw }
}
