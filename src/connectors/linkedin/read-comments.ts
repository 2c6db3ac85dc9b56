import type { EventComment, MediaRef, NetworkComment } from '../connector.ts'
import { asRecord, idAt, instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { authorOf, type Names } from './read-posts.ts'
import { commentPermalink, commentUrn, readCommentUrn, type CommentUrn } from './urns.ts'

/** Which comment a row tells of; null when it says neither its URN nor its id and what it stands under. */
export function urnOfRow(raw: Json): CommentUrn | null {
  for (const key of ['commentUrn', '$URN', 'urn']) {
    const found = readCommentUrn(textAt(raw, key) ?? '')
    if (found !== null) return found
  }
  const id = idAt(raw, 'id')
  const objectUrn = textAt(raw, 'object')
  if (id === null || objectUrn === null) return null
  // The object of a reply may be the comment it answers.
  return commentUrn(readCommentUrn(objectUrn)?.objectUrn ?? objectUrn, id)
}

/**
 * Only `actor` says who wrote it: `created.actor` names the person behind a page's own comment, whom the page does not show. A page may
 * answer and remove every comment under its own posts; LinkedIn has no flags for single comments, so the attempt itself shows.
 */
export function readComment(raw: Json, postExternalId: string, names: Names): NetworkComment | null {
  const comment = eventComment(raw, postExternalId, names)
  const urn = urnOfRow(raw)
  if (comment === null || urn === null) return null
  return {
    ...comment,
    permalink: commentPermalink(urn),
    isHidden: false,
    may: { reply: true, hide: false, remove: true, privateReply: false },
    raw,
  }
}

export function eventComment(raw: Json, postExternalId: string, names: Names): EventComment | null {
  const urn = urnOfRow(raw)
  if (urn === null) return null
  return {
    externalId: urn.urn,
    postExternalId,
    parentExternalId: parentOf(raw),
    author: authorOf(idAt(raw, 'actor'), names),
    text: textAt(recordAt(raw, 'message'), 'text') ?? textAt(raw, 'text') ?? '',
    postedAt: instantAt(recordAt(raw, 'created'), 'time'),
    media: listAt(raw, 'content').flatMap((one) => pictureOf(asRecord(one))),
  }
}

export function parentOf(raw: Json): string | null {
  return (
    readCommentUrn(textAt(raw, 'parentComment') ?? '')?.urn ??
    readCommentUrn(textAt(raw, 'object') ?? '')?.urn ??
    null
  )
}

/** Likes move `lastModified` too, so it only hints; the key of the event is made from the words. */
export function mayBeEdited(raw: Json): boolean {
  const created = instantAt(recordAt(raw, 'created'), 'time')
  const modified = instantAt(recordAt(raw, 'lastModified'), 'time')
  return created !== null && modified !== null && Temporal.Instant.compare(modified, created) > 0
}

export function hasReplies(raw: Json): boolean {
  const summary = recordAt(raw, 'commentsSummary')
  const count = summary?.['aggregatedTotalComments'] ?? summary?.['totalFirstLevelComments']
  return typeof count === 'number' && count > 0
}

function pictureOf(content: Json | null): readonly MediaRef[] {
  const url = textAt(recordAt(content, 'entity'), 'image') ?? textAt(content, 'url')
  return url === null || textAt(content, 'type') === 'ARTICLE' ? [] : [{ kind: 'image', url }]
}
