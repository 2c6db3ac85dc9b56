import type { MediaRef } from '../connector.ts'
import { asRecord, idAt, listAt, parseJson, recordAt, textAt, type Json } from '../kit/json.ts'
import { readDate } from './dates.ts'
import { joined, MOST_ITEMS, NotFeed, plain, type ReadFeed, type ReadItem } from './feed.ts'
import { textOfHtml, tidy } from './html-text.ts'
import { kindOfMedia, mediaInHtml } from './media-in-html.ts'
import { webAddress } from './web-address.ts'

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). Throws `NotFeed` for any other JSON. */
export function readJsonFeed(text: string, base: string): ReadFeed {
  const feed = parsed(text)
  if (!(textAt(feed, 'version') ?? '').includes('jsonfeed.org') || !Array.isArray(feed?.['items']))
    throw new NotFeed('JSON, and no feed')
  const address = (key: string) => webAddress(textAt(feed, key), base)
  return {
    title: plain(textAt(feed, 'title')),
    about: plain(textAt(feed, 'description')),
    link: address('home_page_url'),
    picture: address('icon') ?? address('favicon'),
    older: address('next_url'),
    items: listAt(feed, 'items')
      .slice(0, MOST_ITEMS)
      .map((item) => jsonItem(item, base)),
  }
}

function parsed(text: string): Json | null {
  try {
    return asRecord(parseJson(new TextEncoder().encode(text)))
  } catch (error) {
    if (error instanceof SyntaxError) throw new NotFeed('no whole JSON', { cause: error })
    throw error
  }
}

function jsonItem(value: unknown, base: string): ReadItem {
  const item = asRecord(value)
  const title = plain(textAt(item, 'title'))
  const html = textAt(item, 'content_html') ?? ''
  const words =
    html === '' ? tidy(textAt(item, 'content_text') ?? textAt(item, 'summary') ?? '') : textOfHtml(html)
  return {
    ownId: idAt(item, 'id'),
    title,
    text: joined(title, words),
    link: webAddress(textAt(item, 'url'), base) ?? webAddress(textAt(item, 'external_url'), base),
    authorName: authorOf(item),
    publishedAt: readDate(textAt(item, 'date_published')),
    updatedAt: readDate(textAt(item, 'date_modified')),
    media: mediaOf(item, html, base),
    source: JSON.stringify(value),
  }
}

function authorOf(item: Json | null): string | null {
  const authors = [...listAt(item, 'authors').map(asRecord), recordAt(item, 'author')]
  return authors.map((author) => textAt(author, 'name')).find((name) => name !== null) ?? null
}

function mediaOf(item: Json | null, html: string, base: string): readonly MediaRef[] {
  const found = new Map<string, MediaRef>()
  const add = (url: string | null, kind: (url: string) => MediaRef['kind'], title: string | null) => {
    if (url !== null && !found.has(url))
      found.set(url, { kind: kind(url), url, ...(title === null ? {} : { title }) })
  }
  for (const one of listAt(item, 'attachments').map(asRecord)) {
    const type = textAt(one, 'mime_type') ?? ''
    add(webAddress(textAt(one, 'url'), base), (url) => kindOfMedia(type, url), textAt(one, 'title'))
  }
  for (const key of ['image', 'banner_image']) add(webAddress(textAt(item, key), base), () => 'image', null)
  for (const media of mediaInHtml(html, base)) if (!found.has(media.url)) found.set(media.url, media)
  return [...found.values()]
}
