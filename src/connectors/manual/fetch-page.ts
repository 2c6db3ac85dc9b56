import type { Access } from '../access.ts'
import { Rejected, type NetworkPost } from '../connector.ts'
import { fetchFeed } from './fetch-feed.ts'
import type { FeedItem } from './feed.ts'
import { readPage, type Page } from './read-page.ts'
import { askSite, type WebSettings } from './web-calls.ts'
import { webAddress } from './web-address.ts'
import { decodeBytes } from '../kit/decode-bytes.ts'

const MOST_PAGE_BYTES = 10_000_000
const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1'

export type FetchedPage = { readonly url: string; readonly page: Page }

/** What a page says of itself. null: what stands there is no page, but a document or a picture. */
async function fetchPage(settings: WebSettings, url: string): Promise<FetchedPage | null> {
  const answer = await askSite(settings, {
    url,
    purpose: 'inbox',
    accept: ACCEPT,
    mostBytes: MOST_PAGE_BYTES,
  })
  const contentType = answer.headers['content-type'] ?? ''
  if (!/html/i.test(contentType)) return null
  return { url: answer.url, page: readPage(decodeBytes(answer.bytes, contentType), answer.url) }
}

/** A post by its address, or, where the feed gives it none, by the feed's own id for it. */
export async function fetchPost(settings: WebSettings, access: Access, id: string): Promise<NetworkPost> {
  const url = webAddress(id)
  if (url === null) return findInFeed(settings, access, id)
  const fetched = await fetchPage(settings, url)
  if (fetched === null) return findInFeed(settings, access, id)
  const { page } = fetched
  const words = [page.title, page.description].filter((part) => part !== '')
  return {
    externalId: id,
    text: words.join('\n\n'),
    publishedAt: page.publishedAt,
    permalink: url,
    media: page.image === null ? [] : [page.image],
    author: { externalId: access.accountExternalId, name: page.siteName ?? '' },
    raw: page.named,
  }
}

async function findInFeed(settings: WebSettings, access: Access, id: string): Promise<NetworkPost> {
  const fetched = await fetchFeed(settings, { url: access.accountExternalId, purpose: 'inbox' })
  const item = fetched?.feed.items.find((one) => one.id === id)
  if (fetched === null || item === undefined)
    throw new Rejected('the feed does not show it any more', 'gone', true)
  return fromItem(item, { externalId: access.accountExternalId, name: fetched.feed.title }, id)
}

function fromItem(
  item: FeedItem,
  author: NonNullable<NetworkPost['author']>,
  externalId: string,
): NetworkPost {
  const { text, publishedAt, media, link, source } = item
  return { externalId, text, publishedAt, media, permalink: link, author, raw: { source } }
}
