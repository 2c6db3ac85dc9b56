import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, type MediaBytes, type MediaRef } from '../connector.ts'
import { mediaBytes } from '../kit/media-bytes.ts'
import { httpCode } from '../meta/failure-code.ts'

/** 100 MB: longer films are kept as a link. */
const MOST_BYTES = 100_000_000

/** The bytes behind a picture, film or file. A link is not fetched: its owner would learn that, and when, the authority looked. */
export async function fetchMedia(http: HttpClient, { kind, url }: MediaRef): Promise<MediaBytes> {
  if (kind === 'link') throw new Rejected('a link is not media and is not fetched', 'not-media')
  return mediaBytes(http, { url, mostBytes: MOST_BYTES, codeOfStatus: httpCode })
}
