import { NoAnswer, NotSent } from '#core/outgoing/failures.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, Unavailable, type MediaBytes, type MediaRef } from '../connector.ts'

/** A still picture is some hundred kB. */
const MOST_BYTES = 20_000_000

/** The bytes of a picture. Goes without the access: these addresses are public and lie on other hosts. */
export async function fetchMedia(http: HttpClient, media: MediaRef): Promise<MediaBytes> {
  if (media.kind === 'link') throw new Rejected('a link is not media and is not fetched', 'not-media')
  const answer = await http
    .send({ method: 'GET', url: media.url, maxBytes: MOST_BYTES })
    .catch((error: unknown) => {
      throw mediaFailure(error)
    })
  const { status } = answer
  if (status === 200) {
    const [mediaType = ''] = (answer.headers['content-type'] ?? '').split(';')
    return { bytes: answer.bytes, mediaType: mediaType.trim().toLowerCase() || 'application/octet-stream' }
  }
  if (status >= 500 || status === 429 || status === 408)
    throw new Unavailable(`the media host answered ${status}`)
  throw new Rejected(`the media host answered ${status}`, `http-${status}`, status === 404 || status === 410)
}

const NEVER: readonly string[] = [
  'bad-address',
  'private-address',
  'malformed',
  'too-large',
  'redirect',
  'encoding',
]

function mediaFailure(error: unknown): unknown {
  if (!(error instanceof NotSent || error instanceof NoAnswer)) return error
  if (NEVER.includes(error.reason))
    return new Rejected(`the media is not fetched: ${error.message}`, error.reason)
  return new Unavailable(`the media host gave no answer: ${error.message}`, { cause: error })
}
