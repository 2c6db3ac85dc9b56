import { readDate } from './dates.ts'
import { MOST_ITEMS, joined, plain, type ReadFeed, type ReadItem } from './feed.ts'
import { mediaOf, wordsOfMedia } from './feed-media.ts'
import { textOfHtml, tidy } from './html-text.ts'
import { webAddress } from './web-address.ts'
import { childrenOf, textOf, type XmlElement } from '../kit/xml/tree.ts'

const ATOM = 'http://www.w3.org/2005/Atom'

/** Atom 1.0 (RFC 4287), and 0.3, which has other names for some things. */
export function readAtom(feed: XmlElement, address: string): ReadFeed {
  const { ns } = feed
  const base = baseOf(feed, address)
  return {
    title: plain(textOf(feed, 'title', ns)),
    about: plain(textOf(feed, 'subtitle', ns) ?? textOf(feed, 'tagline', ns)),
    link: linkOf(feed, 'alternate', { base, ns }),
    picture: webAddress(textOf(feed, 'logo', ns) ?? textOf(feed, 'icon', ns), base),
    older: olderOf(feed, { base, ns }),
    items: childrenOf(feed, 'entry')
      .slice(0, MOST_ITEMS)
      .map((entry) => atomItem(entry, baseOf(entry, base))),
  }
}

function atomItem(entry: XmlElement, base: string): ReadItem {
  const { ns } = entry
  const title = plain(textOf(entry, 'title', ns))
  const author = childrenOf(entry, 'author', ns)[0]
  const bodies = [...childrenOf(entry, 'content', ns), ...childrenOf(entry, 'summary', ns)]
  const body = bodies.find((one) => one.text.trim() !== '' && isWords(one))
  const updatedAt = readDate(textOf(entry, 'updated', ns) ?? textOf(entry, 'modified', ns))
  const text = body === undefined ? plain(wordsOfMedia(entry)) : atomText(body)
  return {
    ownId: textOf(entry, 'id', ns),
    title,
    text: joined(title, text),
    link: linkOf(entry, 'alternate', { base, ns }),
    authorName: author === undefined ? null : textOf(author, 'name', ns),
    publishedAt: readDate(textOf(entry, 'published', ns) ?? textOf(entry, 'issued', ns)) ?? updatedAt,
    updatedAt,
    media: mediaOf(entry, body === undefined ? '' : htmlOf(body), base),
    source: entry.source,
  }
}

function typeOf({ attributes }: XmlElement): string {
  return (attributes.get('type') ?? 'text').toLowerCase()
}

/** A picture may stand there as base64. */
function isWords(body: XmlElement): boolean {
  const type = typeOf(body)
  const isEncoded = body.attributes.get('mode') === 'base64'
  return !isEncoded && (!type.includes('/') || /^text\/|[/+]xml$/.test(type))
}

const isMarkup = (body: XmlElement): boolean => typeOf(body) === 'xhtml' || typeOf(body).endsWith('xml')
const isPlain = (body: XmlElement): boolean => ['text', 'text/plain'].includes(typeOf(body))

/** XHTML stands as elements; anything else as text, to be read as HTML when it says so. */
function atomText(body: XmlElement): string {
  if (isMarkup(body)) return textOfHtml(body.source)
  return isPlain(body) ? tidy(body.text) : textOfHtml(body.text)
}

function htmlOf(body: XmlElement): string {
  if (isMarkup(body)) return body.source
  return isPlain(body) ? '' : body.text
}

type Place = { readonly base: string; readonly ns?: string }

/** What addresses inside are read against, where it is named. */
function baseOf({ attributes }: XmlElement, base: string): string {
  return webAddress(attributes.get('xml:base'), base) ?? base
}

export function linkOf(element: XmlElement, rel: string, { base, ns = ATOM }: Place): string | null {
  const links = childrenOf(element, 'link', ns)
  const link = links.find(({ attributes }) => (attributes.get('rel') ?? 'alternate') === rel)
  return webAddress(link?.attributes.get('href'), base)
}

export function olderOf(element: XmlElement, place: Place): string | null {
  return linkOf(element, 'next', place) ?? linkOf(element, 'prev-archive', place)
}
