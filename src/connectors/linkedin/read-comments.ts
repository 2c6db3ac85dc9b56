import type { EventComment, MediaRef, NetworkComment } from '../connector.ts'
import { asRecord, idAt, instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { webUrl } from '../kit/web-url.ts'
import { authorOf, type Names } from './read-posts.ts'
import { commentPermalink, commentUrn, readCommentUrn, urnType, type CommentUrn } from './urns.ts'

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
    text: textOfComment(raw),
    postedAt: instantAt(recordAt(raw, 'created'), 'time'),
    media: mediaOfComment(raw),
  }
}

/** Now inside of `message`, now beside it, now as `message` itself. */
export function textOfComment(raw: Json): string {
  return textAt(recordAt(raw, 'message'), 'text') ?? textAt(raw, 'text') ?? textAt(raw, 'message') ?? ''
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
  return [summary?.['aggregatedTotalComments'], summary?.['totalFirstLevelComments']].some(
    (count) => Number(count) > 0,
  )
}

const KINDS: Readonly<Record<string, MediaRef['kind']>> = {
  ARTICLE: 'link',
  VIDEO: 'video',
  DOCUMENT: 'file',
}
const FETCHED_BY_URN: readonly (string | null)[] = ['image', 'video', 'document']

/** What is shown with a comment: known by its URN where an address for it can be asked for, which does not run out, else by the address told. */
export function mediaOfComment(raw: Json): readonly MediaRef[] {
  return listAt(raw, 'content').flatMap((one) => {
    const content = asRecord(one)
    const entity = recordAt(content, 'entity')
    const urns = [...Object.values(entity ?? {}), content?.['entity']].filter(
      (urn) => typeof urn === 'string',
    )
    const urn = urns.find((name) => FETCHED_BY_URN.includes(urnType(name)))
    const url = urn ?? webUrl(content?.['url'])
    return url === null ? [] : [{ kind: KINDS[textAt(content, 'type') ?? ''] ?? 'image', url }]
  })
}
