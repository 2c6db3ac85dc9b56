import type { HttpAnswer } from '#core/outgoing/http-client.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import { Unavailable } from '../connector.ts'
import { NotFeed, type Feed } from './feed.ts'
import { readFeed } from './read-feed.ts'
import { askSite, type WebSettings } from './web-calls.ts'
import { decodeBytes } from '../kit/decode-bytes.ts'

/** A feed of the newest hundred long articles is a megabyte or two. */
const MOST_FEED_BYTES = 5_000_000
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1'

/** What the server told us to compare with the next time (RFC 9110 §13.1). */
export type Validators = { readonly etag?: string; readonly modified?: string }

export type FetchedFeed = {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly url: string
  readonly feed: Feed
  readonly validators: Validators
}

/** null: not changed since. Throws `Unavailable` when what came is no feed just now: a page that says "back soon" is none. */
export async function fetchFeed(
  settings: WebSettings,
  asked: { readonly url: string; readonly purpose: QuotaPurpose; readonly validators?: Validators },
): Promise<FetchedFeed | null> {
  const { etag, modified } = asked.validators ?? {}
  const headers = {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(modified === undefined ? {} : { 'if-modified-since': modified }),
  }
  const { url, purpose } = asked
  const answer = await askSite(settings, {
    url,
    purpose,
    accept: ACCEPT,
    mostBytes: MOST_FEED_BYTES,
    headers,
  })
  if (answer.status === 304) return null
  return { ...readAnswer(answer), validators: validatorsOf(answer) }
}

function readAnswer({ bytes, headers, url }: HttpAnswer): Omit<FetchedFeed, 'validators'> {
  const contentType = headers['content-type'] ?? ''
  try {
    return { bytes, contentType, url, feed: readFeed(decodeBytes(bytes, contentType), url) }
  } catch (error) {
    if (error instanceof NotFeed) throw new Unavailable('what the site sent is no feed', { cause: error })
    throw error
  }
}

function validatorsOf({ headers }: HttpAnswer): Validators {
  const { etag, 'last-modified': modified } = headers
  return {
    ...(etag === undefined || etag.length > 500 ? {} : { etag }),
    ...(modified === undefined || modified.length > 100 ? {} : { modified }),
  }
}
