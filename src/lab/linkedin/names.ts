/** LinkedIn's names of things in the practice town. A post has two: comments and notifications call it by its activity. */
import type { TownKind } from '../town/town-core.ts'

const FIRST_POST = 7_300_000_000_000_000_000n
/** Room between two posts for the number of the activity that belongs to each. */
const POST_STEP = 8_388_608n
const ACTIVITY_OFFSET = 402_624n
const FIRST_COMMENT = 7_400_000_000_000_000_000n
const FIRST_ORGANISATION = 9_000_000

export function newLinkedinId(kind: TownKind, n: number): string {
  switch (kind) {
    case 'account':
      return `urn:li:organization:${FIRST_ORGANISATION + n}`
    case 'person':
      return `urn:li:person:Lab${n.toString(36).padStart(6, '0')}`
    case 'post':
      return `urn:li:share:${FIRST_POST + BigInt(n) * POST_STEP}`
    case 'comment':
      return String(FIRST_COMMENT + BigInt(n))
    case 'message':
      return `urn:li:message:${n}`
    case 'media':
      return `urn:li:image:C4E10AQ${n}`
  }
}

export function idOf(urn: string): string {
  return urn.slice(urn.lastIndexOf(':') + 1)
}

export function activityOf(postId: string): string {
  return `urn:li:activity:${BigInt(idOf(postId)) + ACTIVITY_OFFSET}`
}

/** The post that a share, ugcPost or activity is the name of; whether it exists is another question. */
export function postIdOf(urn: string): string | null {
  const [, type, id] = /^urn:li:(share|ugcPost|activity):(\d+)$/.exec(urn) ?? []
  if (type === undefined || id === undefined) return null
  return type === 'activity' ? `urn:li:share:${BigInt(id) - ACTIVITY_OFFSET}` : `urn:li:share:${id}`
}

type CommentName = { readonly objectUrn: string; readonly id: string }

export function commentUrn(postId: string, id: string): string {
  return `urn:li:comment:(${activityOf(postId)},${id})`
}

export function readCommentUrn(urn: string): CommentName | null {
  const [, objectUrn, id] = /^urn:li:comment:\((urn:li:\w+:\d+),(\d+)\)$/.exec(urn) ?? []
  return objectUrn === undefined || id === undefined ? null : { objectUrn, id }
}
