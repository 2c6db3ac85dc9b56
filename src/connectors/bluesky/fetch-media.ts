import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, type MediaBytes, type MediaRef } from '../connector.ts'
import { mediaBytes } from '../kit/media-bytes.ts'
import { isDid } from './at-uri.ts'
import type { createIdentity } from './identity.ts'

/** As large as a film on Bluesky may be when it is sent in one piece. Held in memory while it is stored. */
const MOST_BYTES = 100_000_000

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
  return mediaBytes(http, { url, mostBytes: MOST_BYTES })
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
