import type { Access } from '../access.ts'
import { AccessRevoked, Rejected, type CopiedFile, type MediaBytes, type MediaRef } from '../connector.ts'
import { fetchFeed } from './fetch-feed.ts'
import type { WebSettings } from './web-calls.ts'

/** Years of a daily blog; a feed that names itself as older for ever ends here. */
const MOST_PAGES = 500

type FetchMedia = (access: Access, media: MediaRef) => Promise<MediaBytes>

/** The feed as it was sent, page by page, each followed by the pictures it names. One file at a time stands in the memory. */
export async function* ownCopy(
  settings: WebSettings,
  fetchMedia: FetchMedia,
  access: Access,
): AsyncGenerator<CopiedFile> {
  const seen = new Set<string>()
  let url: string | null = access.accountExternalId
  for (let page = 1; url !== null && page <= MOST_PAGES && !seen.has(url); page += 1) {
    seen.add(url)
    const fetched = await fetchFeed(settings, { url, purpose: 'backfill' })
    if (fetched === null) return
    const { bytes, feed, contentType } = fetched
    const number = String(page).padStart(3, '0')
    const mediaType = contentType.split(';')[0]?.trim() ?? ''
    const extension = mediaType.endsWith('json') ? 'json' : 'xml'
    yield {
      path: `feed-${number}.${extension}`,
      mediaType: mediaType === '' ? 'application/xml' : mediaType,
      bytes,
    }
    const pictures = feed.items.flatMap((item) => item.media).filter(({ kind }) => kind === 'image')
    for (const [index, picture] of pictures.entries()) {
      const copied = await orNothing(() => fetchMedia(access, picture))
      if (copied !== null) yield { path: `media/${number}-${index + 1}`, ...copied }
    }
    const { older } = feed
    url = older !== null && new URL(older).origin === new URL(access.accountExternalId).origin ? older : null
  }
}

/** A picture that is gone is gone; the feed that names it is kept all the same. */
async function orNothing(fetch: () => Promise<MediaBytes>): Promise<MediaBytes | null> {
  try {
    return await fetch()
  } catch (error) {
    if (error instanceof Rejected || error instanceof AccessRevoked) return null
    throw error
  }
}
