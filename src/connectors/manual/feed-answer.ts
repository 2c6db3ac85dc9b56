import { asRecord, textAt } from '../kit/json.ts'
import { sealAnswer } from '../kit/envelope.ts'
import type { FetchedFeed } from './fetch-feed.ts'

/** A feed is not JSON: its very bytes are kept as base64, with what is needed to read them again. */
export type FeedAnswer = { readonly bytes: Uint8Array; readonly contentType: string; readonly url: string }

export const FEED_KIND = 'feed'

export function sealFeed(
  { bytes, contentType, url }: FetchedFeed,
  of: { readonly accountExternalId: string; readonly askedAt: Temporal.Instant },
): Uint8Array {
  const answer = JSON.stringify({ url, contentType, base64: Buffer.from(bytes).toString('base64') })
  return sealAnswer({ ...of, kind: FEED_KIND, answer: new TextEncoder().encode(answer) })
}

/** Throws `SyntaxError` for what was not made above. */
export function openFeed(answer: unknown): FeedAnswer {
  const parts = asRecord(answer)
  const base64 = textAt(parts, 'base64')
  const url = textAt(parts, 'url')
  if (base64 === null || url === null) throw new SyntaxError('an answer that holds no feed')
  return { bytes: Buffer.from(base64, 'base64'), url, contentType: textAt(parts, 'contentType') ?? '' }
}
