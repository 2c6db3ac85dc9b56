import { NoAnswer, NotSent } from '#core/outgoing/failures.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, Unavailable, type MediaBytes, type MediaRef } from '../connector.ts'
import { explainedCode } from './explained-code.ts'

/** Longer films are kept as a link. Held in memory while they are stored. */
const MOST_BYTES = 100_000_000
const TIMEOUT_MS = 120_000

/** The addresses are signed themselves and lie on other hosts: they are fetched without the token. */
export async function fetchMedia(http: HttpClient, media: MediaRef): Promise<MediaBytes> {
  if (media.kind === 'link') throw new Rejected('a link is not media and is not fetched', 'not-media')
  const request = { method: 'GET', url: media.url, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS } as const
  const { status, bytes, headers } = await http.send(request).catch((error: unknown) => {
    throw mediaFailure(error)
  })
  if (status === 200) {
    const [mediaType = ''] = (headers['content-type'] ?? '').split(';')
    return { bytes, mediaType: mediaType.trim().toLowerCase() || 'application/octet-stream' }
  }
  const what = `the host of the media answered ${status}`
  if (status >= 500 || status === 429 || status === 408) throw new Unavailable(what)
  // Signed addresses run out after some days and then answer 403.
  throw new Rejected(what, explainedCode(`http-${status}`), status === 404 || status === 410)
}

const UNFETCHABLE: readonly string[] = ['bad-address', 'private-address', 'malformed']
const UNKEEPABLE: readonly string[] = ['too-large', 'redirect', 'encoding']

function mediaFailure(error: unknown): unknown {
  if (error instanceof NotSent && UNFETCHABLE.includes(error.reason))
    return new Rejected(`the address of the media is not fetched: ${error.message}`, error.reason)
  if (error instanceof NoAnswer && UNKEEPABLE.includes(error.reason))
    return new Rejected(`the media cannot be kept: ${error.message}`, error.reason)
  if (error instanceof NotSent || error instanceof NoAnswer)
    return new Unavailable(`the host of the media gave no answer: ${error.message}`, { cause: error })
  return error
}
