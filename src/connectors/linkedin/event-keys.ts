import { createHash } from 'node:crypto'
import type { NetworkEvent } from '../connector.ts'
import { sortedKeys } from '../kit/sorted-keys.ts'

/**
 * One key for one fact, whether a notification or a harvest tells of it. A comment is known by its number, which is the same under
 * whichever name of the post it stands; an edit also by its words.
 */
export const commentKey = (id: string): string => `linkedin:comment:${id}`
export const editedCommentKey = (id: string, text: string): string =>
  `linkedin:comment:${id}:edited:${digest(text)}`
export const removedCommentKey = (id: string): string => `linkedin:comment:${id}:removed`
export const postKey = (urn: string): string => `linkedin:post:${urn}`
export const editedPostKey = (urn: string, text: string): string =>
  `linkedin:post:${urn}:edited:${digest(text)}`

/** One post may name several pages, and each of them is told of it. */
export const mentionKey = (account: string, urn: string): string => `linkedin:mention:${account}:${urn}`

/** What has no name of its own is known by all that it says. */
export function wholeKey(kind: string, raw: unknown): string {
  return `linkedin:${kind}:${digest(JSON.stringify([sortedKeys(raw)]))}`
}

export function unknownEvent(accountExternalId: string, raw: unknown, why: string): NetworkEvent {
  const dedupeKey = wholeKey('unknown', [accountExternalId, raw])
  const effect = { kind: 'unknown', why } as const
  return { network: 'linkedin', accountExternalId, dedupeKey, occurredAt: null, effect, raw }
}

function digest(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 32)
}
