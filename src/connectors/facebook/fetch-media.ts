import { NoAnswer, NotSent } from '#core/outgoing/failures.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { httpCode } from '../meta/failure-code.ts'
import { Rejected, Unavailable, type MediaBytes, type MediaRef } from '../connector.ts'

/** 100 MB: longer films are kept as a link. Held in memory while they are stored. */
const MOST_BYTES = 100_000_000
const TIMEOUT_MS = 120_000

/**
 * The bytes behind a picture, film or file, for evidence. Goes without the token: these addresses are signed themselves and lie on other
 * hosts. A link is not fetched: its owner would learn that, and when, the authority looked.
 */
export async function fetchMedia(http: HttpClient, media: MediaRef): Promise<MediaBytes> {
  if (media.kind === 'link') throw new Rejected('a link is not media and is not fetched', 'not-media')
  const request = { method: 'GET', url: media.url, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS } as const
  const answer = await http.send(request).catch((error: unknown) => {
    throw mediaFailure(error)
  })
  const { status } = answer
  if (status === 200) {
    const [mediaType = ''] = (answer.headers['content-type'] ?? '').split(';')
    return { bytes: answer.bytes, mediaType: mediaType.trim().toLowerCase() || 'application/octet-stream' }
  }
  if (status >= 500 || status === 429 || status === 408)
    throw new Unavailable(`the media host answered ${status}`)
  throw new Rejected(`the media host answered ${status}`, httpCode(status), status === 404 || status === 410)
}

function mediaFailure(error: unknown): unknown {
  if (error instanceof NotSent && ['bad-address', 'private-address', 'malformed'].includes(error.reason)) {
    return new Rejected(`the address of the media is not fetched: ${error.message}`, error.reason)
  }
  if (error instanceof NoAnswer && ['too-large', 'redirect', 'encoding'].includes(error.reason)) {
    return new Rejected(`the media cannot be kept: ${error.message}`, error.reason)
  }
  if (error instanceof NotSent || error instanceof NoAnswer) {
    return new Unavailable(`the media host gave no answer: ${error.message}`, { cause: error })
  }
  return error
}
