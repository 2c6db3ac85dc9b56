import type { HttpClient } from '#core/outgoing/http-client.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import { Rejected, type Access, type MediaBytes, type MediaRef } from '../connector.ts'
import { textAt } from '../kit/json.ts'
import { mediaBytes } from '../kit/media-bytes.ts'
import type { LinkedinCalls } from './linkedin-calls.ts'
import { urnType } from './urns.ts'

/** 100 MB: longer films are kept as a link. Held in memory while they are stored. */
const MOST_BYTES = 100_000_000

/** Where each kind of upload is asked for. */
const FILES: Readonly<Record<string, string>> = { image: 'images', video: 'videos', document: 'documents' }

/**
 * The bytes behind a picture, film or file, for evidence. What was uploaded is known by its URN and has an address for a while only, asked
 * for here; the address itself goes without the token. A link is not fetched: its owner would learn that, and when, the authority looked.
 */
export async function fetchMedia(
  { calls, http }: { readonly calls: LinkedinCalls; readonly http: HttpClient },
  access: Access,
  media: MediaRef,
  purpose: QuotaPurpose = 'inbox',
): Promise<MediaBytes> {
  if (media.kind === 'link') throw new Rejected('a link is not media and is not fetched', 'not-media')
  const url = await addressOf(calls, access, media.url, purpose)
  return mediaBytes(http, { url, mostBytes: MOST_BYTES, codeOfStatus: refused, codeOfReason: refused })
}

async function addressOf(
  calls: LinkedinCalls,
  access: Access,
  url: string,
  purpose: QuotaPurpose,
): Promise<string> {
  const files = FILES[urnType(url) ?? '']
  if (files === undefined) return url
  const { json } = await calls.read(access, { path: [files, url], purpose })
  const address = textAt(json, 'downloadUrl')
  if (address === null) throw new Rejected('LinkedIn gives no address for this file', 'media-refused')
  return address
}

const refused = () => 'media-refused'
