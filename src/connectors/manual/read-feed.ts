import type { MediaRef } from '../connector.ts'
import { readDate } from './dates.ts'
import { looksLikeHtml, textOfHtml, tidy } from './html-text.ts'
import { webAddress } from './web-address.ts'
import { NotXml } from './xml/tokenize.ts'
import { childrenOf, readXml, textOf, type XmlElement } from './xml/tree.ts'

export type FeedItem = {
  /** Its address where it has one, otherwise the feed's own id for it; null for an item with neither. */
  readonly id: string | null
  readonly title: string
  /** Title and words, as a reader would see them. */
  readonly text: string
  readonly link: string | null
  readonly authorName: string | null
  readonly publishedAt: Temporal.Instant | null
  readonly updatedAt: Temporal.Instant | null
  readonly media: readonly MediaRef[]
  /** The item as it was written. */
  readonly source: string
}

export type Feed = {
  readonly title: string
  readonly about: string
  readonly link: string | null
  readonly picture: string | null
  /** Where older items are (RFC 5005). */
  readonly older: string | null
  readonly items: readonly FeedItem[]
}

const ATOM = 'http://www.w3.org/2005/Atom'
const RSS_1 = 'http://purl.org/rss/1.0/'
const CONTENT = 'http://purl.org/rss/1.0/modules/content/'
const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/'
const MEDIA = 'http://search.yahoo.com/mrss/'
const MOST_ITEMS = 5_000
const MOST_TEXT = 100_000

/** RSS 2.0 (and its forerunners), RSS 1.0 and Atom. Addresses are read against `base`. Throws `NotXml` for anything else. */
export function readFeed(xml: string, base: string): Feed {
  const root = readXml(xml)
  if (root.name === 'feed') return readAtom(root, base)
  const channel = childrenOf(root, 'channel')[0]
  if (channel !== undefined && root.name === 'rss') return readRss(channel, childrenOf(channel, 'item'), base)
  if (channel !== undefined && root.name === 'RDF')
    return readRss(channel, childrenOf(root, 'item', RSS_1), base)
  throw new NotXml(`<${root.name}> is no feed`, 0)
}

function readAtom(feed: XmlElement, base: string): Feed {
  const items = childrenOf(feed, 'entry').slice(0, MOST_ITEMS)
  return {
    title: plain(textOf(feed, 'title')),
    about: plain(textOf(feed, 'subtitle')),
    link: linkOf(feed, 'alternate', base),
    picture: webAddress(textOf(feed, 'logo') ?? textOf(feed, 'icon'), base),
    older: linkOf(feed, 'next', base) ?? linkOf(feed, 'prev-archive', base),
    items: items.map((entry) => atomItem(entry, base)),
  }
}

function atomItem(entry: XmlElement, base: string): FeedItem {
  const link = linkOf(entry, 'alternate', base)
  const title = plain(textOf(entry, 'title'))
  const author = childrenOf(entry, 'author')[0]
  const [body] = [...childrenOf(entry, 'content'), ...childrenOf(entry, 'summary')]
  const updatedAt = readDate(textOf(entry, 'updated'))
  return {
    id: link ?? textOf(entry, 'id'),
    title,
    text: joined(title, body === undefined ? '' : atomText(body)),
    link,
    authorName: author === undefined ? null : textOf(author, 'name'),
    publishedAt: readDate(textOf(entry, 'published')) ?? updatedAt,
    updatedAt,
    media: mediaOf(entry, base),
    source: entry.source,
  }
}

/** XHTML stands as elements; anything else as text, to be read as HTML when it says or looks so. */
function atomText(body: XmlElement): string {
  const type = body.attributes.get('type') ?? 'text'
  if (type === 'xhtml') return textOfHtml(body.source)
  return type === 'text' ? tidy(body.text) : textOfHtml(body.text)
}

function linkOf(element: XmlElement, rel: string, base: string): string | null {
  const links = childrenOf(element, 'link', ATOM)
  const link = links.find(({ attributes }) => (attributes.get('rel') ?? 'alternate') === rel)
  return webAddress(link?.attributes.get('href'), base)
}

function readRss(channel: XmlElement, items: readonly XmlElement[], base: string): Feed {
  const image = childrenOf(channel, 'image')[0]
  return {
    title: plain(ownText(channel, 'title')),
    about: plain(ownText(channel, 'description')),
    link: webAddress(ownText(channel, 'link'), base),
    picture: image === undefined ? null : webAddress(textOf(image, 'url'), base),
    older: linkOf(channel, 'next', base) ?? linkOf(channel, 'prev-archive', base),
    items: items.slice(0, MOST_ITEMS).map((item) => rssItem(item, base)),
  }
}

function rssItem(item: XmlElement, base: string): FeedItem {
  const guid = childrenOf(item, 'guid')[0]
  const mayBeLink = guid !== undefined && guid.attributes.get('isPermaLink') !== 'false'
  const about = item.attributes.get('rdf:about')
  const link =
    webAddress(ownText(item, 'link'), base) ?? (mayBeLink ? webAddress(guid.text) : webAddress(about))
  const title = plain(ownText(item, 'title'))
  const body = textOf(item, 'encoded', CONTENT) ?? ownText(item, 'description') ?? ''
  const id = guid?.text.trim() ?? ''
  return {
    id: link ?? (id === '' ? null : id),
    title,
    text: joined(title, plain(body)),
    link,
    authorName: textOf(item, 'creator', DUBLIN_CORE) ?? ownText(item, 'author'),
    publishedAt: readDate(ownText(item, 'pubDate') ?? textOf(item, 'date', DUBLIN_CORE)),
    updatedAt: null,
    media: mediaOf(item, base),
    source: item.source,
  }
}

/** `<link>` of RSS itself, not Atom's of the same name beside it. */
function ownText(element: XmlElement, name: string): string | null {
  return textOf(element, name, '') ?? textOf(element, name, RSS_1)
}

function mediaOf(item: XmlElement, base: string): readonly MediaRef[] {
  const groups = childrenOf(item, 'group', MEDIA)
  const named = [item, ...groups].flatMap((one) => [...childrenOf(one, 'content', MEDIA)])
  const enclosures = childrenOf(item, 'enclosure')
  const links = childrenOf(item, 'link', ATOM).filter(
    ({ attributes }) => attributes.get('rel') === 'enclosure',
  )
  const found = new Map<string, MediaRef>()
  for (const element of [...enclosures, ...links, ...named]) {
    const { attributes } = element
    const url = webAddress(attributes.get('url') ?? attributes.get('href'), base)
    const kind = kindOf(attributes.get('type') ?? attributes.get('medium') ?? '')
    const altText = textOf(element, 'description', MEDIA)
    if (url !== null && !found.has(url))
      found.set(url, { kind, url, ...(altText === null ? {} : { altText }) })
  }
  return [...found.values()]
}

function kindOf(type: string): MediaRef['kind'] {
  if (type.startsWith('image')) return 'image'
  return type.startsWith('video') ? 'video' : 'file'
}

function plain(text: string | null): string {
  if (text === null) return ''
  return (looksLikeHtml(text) ? textOfHtml(text) : tidy(text)).slice(0, MOST_TEXT)
}

/** Many feeds begin the words with the title once more. */
function joined(title: string, body: string): string {
  if (title === '' || body.startsWith(title)) return body.slice(0, MOST_TEXT)
  return (body === '' ? title : `${title}\n\n${body}`).slice(0, MOST_TEXT)
}
