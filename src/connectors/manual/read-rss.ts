import { readDate } from './dates.ts'
import { MOST_ITEMS, joined, plain, type ReadFeed, type ReadItem } from './feed.ts'
import { mediaOf, wordsOfMedia } from './feed-media.ts'
import { linkOf, olderOf } from './read-atom.ts'
import { webAddress } from './web-address.ts'
import { childrenOf, textOf, type XmlElement } from '../kit/xml/tree.ts'

const ATOM = 'http://www.w3.org/2005/Atom'
const CONTENT = 'http://purl.org/rss/1.0/modules/content/'
const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/'
const DUBLIN_TERMS = 'http://purl.org/dc/terms/'
const ITUNES = 'http://www.itunes.com/dtds/podcast-1.0.dtd'

/** RSS of all ages: 0.9x and 2.0, where the items stand in the channel, and 0.90 and 1.0, where they stand beside it. */
export function readRss(channel: XmlElement, items: readonly XmlElement[], base: string): ReadFeed {
  const image = childrenOf(channel, 'image', channel.ns)[0]
  return {
    title: plain(ownText(channel, 'title')),
    about: plain(ownText(channel, 'description')),
    link: webAddress(ownText(channel, 'link'), base),
    picture: image === undefined ? null : webAddress(textOf(image, 'url'), base),
    older: olderOf(channel, { base }),
    items: items.slice(0, MOST_ITEMS).map((item) => rssItem(item, base)),
  }
}

function rssItem(item: XmlElement, base: string): ReadItem {
  const title = plain(ownText(item, 'title'))
  const body =
    textOf(item, 'encoded', CONTENT) ??
    ownText(item, 'description') ??
    textOf(item, 'summary', ITUNES) ??
    wordsOfMedia(item) ??
    ''
  const guid = childrenOf(item, 'guid')[0]?.text.trim() ?? ''
  return {
    ownId: guid === '' ? null : guid,
    title,
    text: joined(title, plain(body)),
    link: addressOf(item, base),
    authorName: authorOf(item),
    publishedAt: readDate(
      ownText(item, 'pubDate') ?? textOf(item, 'date', DUBLIN_CORE) ?? textOf(item, 'published', ATOM),
    ),
    updatedAt: readDate(textOf(item, 'updated', ATOM) ?? textOf(item, 'modified', DUBLIN_TERMS)),
    media: mediaOf(item, body, base),
    source: item.source,
  }
}

function addressOf(item: XmlElement, base: string): string | null {
  const guid = childrenOf(item, 'guid')[0]
  const isPermalink = guid !== undefined && guid.attributes.get('isPermaLink') !== 'false'
  return (
    webAddress(ownText(item, 'link'), base) ??
    linkOf(item, 'alternate', { base }) ??
    (isPermalink ? webAddress(guid.text) : null) ??
    webAddress(item.attributes.get('rdf:about'))
  )
}

const MAIL_AND_NAME = /^\s*\S+@\S+\s*\((.+)\)\s*$/

/** RSS wants an e-mail address there, with the name behind it in brackets; that address is nobody's name. */
function authorOf(item: XmlElement): string | null {
  const creator = textOf(item, 'creator', DUBLIN_CORE)
  const author = ownText(item, 'author')
  return creator ?? MAIL_AND_NAME.exec(author ?? '')?.[1]?.trim() ?? author ?? textOf(item, 'author', ITUNES)
}

/** In the feed's own namespace: not Atom's `<link>`, or a `<title>` of the pictures, beside it. */
function ownText(element: XmlElement, name: string): string | null {
  return textOf(element, name, element.ns)
}
