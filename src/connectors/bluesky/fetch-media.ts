import { NoAnswer, NotSent } from '#core/outgoing/failures.ts'
import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, Unavailable, type MediaBytes, type MediaRef } from '../connector.ts'
import { isDid } from './at-uri.ts'
import type { createIdentity } from './identity.ts'

/** As large as a film on Bluesky may be when it is sent in one piece. Held in memory while it is stored. */
const MOST_BYTES = 100_000_000
const TIMEOUT_MS = 120_000

/** Where Bluesky's reader plays films from: the account and the id of the bytes stand in the address. */
const PLAYLIST = /\/watch\/([^/]+)\/([a-z0-9]+)\/playlist\.m3u8$/i

/**
 * The bytes behind a picture or film, for evidence. Goes without any token. A film is shown as a playlist of small parts, so the film
 * itself is fetched from its writer's own server. A link is not fetched: its owner would learn that, and when, the authority looked.
 */
export async function fetchMedia(
  http: HttpClient,
  identities: ReturnType<typeof createIdentity>,
  media: MediaRef,
): Promise<MediaBytes> {
  if (media.kind === 'link') throw new Rejected('a link is not media and is not fetched', 'not-media')
  const url = media.kind === 'video' ? await filmAddress(identities, media.url) : media.url
  const request = { method: 'GET', url, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS } as const
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
  throw new Rejected(`the media host answered ${status}`, `http-${status}`, status === 404 || status === 410)
}

async function filmAddress(identities: ReturnType<typeof createIdentity>, url: string): Promise<string> {
  const [, written = '', cid = ''] = PLAYLIST.exec(URL.parse(url)?.pathname ?? '') ?? []
  const did = decoded(written)
  if (!isDid(did)) return url
  const { pds } = await identities.identityOf(did)
  return `${pds}/xrpc/com.atproto.sync.getBlob?${new URLSearchParams({ did, cid }).toString()}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return ''
    throw error
  }
}

function mediaFailure(error: unknown): unknown {
  if (error instanceof NotSent && ['bad-address', 'private-address', 'malformed'].includes(error.reason))
    return new Rejected(`the address of the media is not fetched: ${error.message}`, error.reason)
  if (error instanceof NoAnswer && ['too-large', 'redirect', 'encoding'].includes(error.reason))
    return new Rejected(`the media cannot be kept: ${error.message}`, error.reason)
  if (error instanceof NotSent || error instanceof NoAnswer)
    return new Unavailable(`the media host gave no answer: ${error.message}`, { cause: error })
  return error
}
