import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, type MediaBytes, type MediaRef } from '../connector.ts'
import { mediaBytes } from '../kit/media-bytes.ts'

/** What servers take at most is 99 MiB. */
const MOST_BYTES = 110_000_000

/** The bytes of an attachment. A link is not fetched: its owner would learn of it. */
export async function fetchMedia(http: HttpClient, { kind, url }: MediaRef): Promise<MediaBytes> {
  if (kind === 'link') throw new Rejected('a link is not media and is not fetched', 'media-not-fetched')
  return mediaBytes(http, {
    url,
    mostBytes: MOST_BYTES,
    codeOfStatus: (status) => (status === 404 || status === 410 ? 'media-gone' : 'media-not-fetched'),
    codeOfReason: () => 'media-not-fetched',
  })
}
