import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, type MediaBytes, type MediaRef } from '../connector.ts'
import { mediaBytes } from '../kit/media-bytes.ts'

/** A still picture is some hundred kB. */
const MOST_BYTES = 20_000_000

/** The bytes of a picture. */
export async function fetchMedia(http: HttpClient, { kind, url }: MediaRef): Promise<MediaBytes> {
  if (kind === 'link') throw new Rejected('a link is not media and is not fetched', 'not-media')
  return mediaBytes(http, { url, mostBytes: MOST_BYTES })
}
