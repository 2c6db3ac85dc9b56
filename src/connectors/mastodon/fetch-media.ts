import { NoAnswer, NotSent } from '#core/outgoing/failures.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, Unavailable, type MediaBytes, type MediaRef } from '../connector.ts'

/** What servers take at most is 99 MiB. */
const MOST_BYTES = 110_000_000
const TIMEOUT_MS = 120_000

/** The bytes of an attachment, for evidence. Asked for without the token: files lie on other hosts. A link is not fetched: its owner would learn of it. */
export async function fetchMedia(http: HttpClient, media: MediaRef): Promise<MediaBytes> {
  if (media.kind === 'link') throw new Rejected('a link is not media and is not fetched', 'media-not-fetched')
  const request = { method: 'GET', url: media.url, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS } as const
  const { status, headers, bytes } = await http.send(request).catch((error: unknown) => {
    throw mediaFailure(error)
  })
  if (status === 200) {
    const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
    return { bytes, mediaType: mediaType === '' ? 'application/octet-stream' : mediaType }
  }
  const what = `the media host answered ${status}`
  if (status >= 500 || status === 429 || status === 408) throw new Unavailable(what)
  const isGone = status === 404 || status === 410
  throw new Rejected(what, isGone ? 'media-gone' : 'media-not-fetched', isGone)
}

const NEVER_FETCHED: readonly string[] = ['bad-address', 'private-address', 'malformed']
const NEVER_KEPT: readonly string[] = ['too-large', 'redirect', 'encoding']

function mediaFailure(error: unknown): unknown {
  if (error instanceof NotSent && NEVER_FETCHED.includes(error.reason))
    return new Rejected(`the address of the media is not fetched: ${error.message}`, 'media-not-fetched')
  if (error instanceof NoAnswer && NEVER_KEPT.includes(error.reason))
    return new Rejected(`the media cannot be kept: ${error.message}`, 'media-not-fetched')
  if (error instanceof NotSent || error instanceof NoAnswer)
    return new Unavailable(`the media host gave no answer: ${error.message}`, { cause: error })
  return error
}
