import type { HttpClient } from '#core/outgoing/http-client.ts'
import { Rejected, type MediaBytes, type MediaRef } from '../connector.ts'
import { mediaBytes } from '../kit/media-bytes.ts'
import { explainedCode } from './explained-code.ts'

/** Longer films are kept as a link. */
const MOST_BYTES = 100_000_000

/** The bytes behind a picture or film. Signed addresses run out after some days and then answer 403. */
export async function fetchMedia(http: HttpClient, { kind, url }: MediaRef): Promise<MediaBytes> {
  if (kind === 'link') throw new Rejected('a link is not media and is not fetched', 'not-media')
  const codeOfStatus = (status: number) => explainedCode(`http-${status}`)
  return mediaBytes(http, { url, mostBytes: MOST_BYTES, codeOfStatus })
}
