import { Rejected } from '../connector.ts'

/** LinkedIn's names of things: `urn:li:<type>:<id>`, of a comment with the names of what it stands under inside. */
export type CommentUrn = {
  readonly urn: string
  /** What was commented: an activity, a share or a ugcPost. */
  readonly objectUrn: string
  readonly id: string
}

const PLAIN = /^urn:li:([A-Za-z]+):([\w-]+)$/
/** Webhooks also write the inner name short: `(activity:1,2)`. */
const COMMENT = /^urn:li:comment:\((?:urn:li:)?([A-Za-z]+):([\w-]+),\s*([\w-]+)\)$/

export function urnType(urn: string): string | null {
  return PLAIN.exec(urn)?.[1] ?? null
}

export function urnId(urn: string): string | null {
  return PLAIN.exec(urn)?.[2] ?? null
}

/** In its long form whichever way it was written; null for anything else. */
export function readCommentUrn(urn: string): CommentUrn | null {
  const [, type, objectId, id] = COMMENT.exec(urn) ?? []
  if (type === undefined || objectId === undefined || id === undefined) return null
  return commentUrn(`urn:li:${type}:${objectId}`, id)
}

export function commentUrn(objectUrn: string, id: string): CommentUrn {
  return { urn: `urn:li:comment:(${objectUrn},${id})`, objectUrn, id }
}

/** An account is known by its URN, because authors and notifications name it so; a bare number is taken for an organisation's. */
export function accountUrn(accountExternalId: string): string {
  return /^\d+$/.test(accountExternalId) ? `urn:li:organization:${accountExternalId}` : accountExternalId
}

/** Ids come from webhooks and the database; `..` would lead to another part of the API. */
export function namedPost(postExternalId: string): string {
  if (urnType(postExternalId) === null)
    throw new Rejected('LinkedIn: this is not the URN of a post', 'malformed-id')
  return postExternalId
}

/** The Posts API knows these two; an activity is another name of one of them. */
export function isPostUrn(urn: string): boolean {
  return ['share', 'ugcPost'].includes(urnType(urn) ?? '')
}

export function postPermalink(postUrn: string): string {
  return `https://www.linkedin.com/feed/update/${postUrn}/`
}

export function commentPermalink({ urn, objectUrn }: CommentUrn): string {
  return `https://www.linkedin.com/feed/update/${objectUrn}/?commentUrn=${encodeURIComponent(urn)}`
}
