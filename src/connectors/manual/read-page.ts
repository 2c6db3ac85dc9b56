import type { MediaRef } from '../connector.ts'
import { readDate } from './dates.ts'
import { ATTRIBUTES, attributesOf } from './html-attributes.ts'
import { tidy } from './html-text.ts'
import { webAddress } from './web-address.ts'
import { decodeEntities } from '../kit/xml/entities.ts'

export type Page = {
  readonly title: string
  readonly description: string
  readonly siteName: string | null
  readonly publishedAt: Temporal.Instant | null
  readonly image: MediaRef | null
  readonly feeds: readonly { readonly url: string; readonly title: string }[]
  /** What was read of the page, by name. */
  readonly named: Readonly<Record<string, string>>
}

/** What a page tells of itself stands in its head, which is short; the rest is not read. */
const MOST_HEAD = 500_000
const TAG = new RegExp(String.raw`<(meta|link)\b${ATTRIBUTES}`, 'gi')
const FEED_TYPES = ['application/rss+xml', 'application/atom+xml', 'application/feed+json']
const MOST_FEEDS = 10

/** OpenGraph, Twitter cards, the plain title, and the feeds that the page names. Reads names and values only, never runs anything. */
export function readPage(html: string, base: string): Page {
  const head = html.slice(0, MOST_HEAD).replace(/<!--[\s\S]*?(?:-->|$)/g, '')
  const named: Record<string, string> = {}
  const feeds: { url: string; title: string }[] = []
  for (const [, tag = '', written = ''] of head.matchAll(TAG)) {
    const attributes = attributesOf(written)
    if (tag.toLowerCase() === 'meta') addNamed(named, attributes)
    else addFeed(feeds, attributes, base)
  }
  const said = (...names: readonly string[]) =>
    names.map((name) => named[name]).find((one) => one !== undefined)
  const plainTitle = decodeEntities(/<title[^<>]{0,200}>([^<]{0,2000})/i.exec(head)?.[1] ?? '')
  return {
    title: tidy(said('og:title', 'twitter:title') ?? plainTitle),
    description: tidy(said('og:description', 'twitter:description', 'description') ?? ''),
    siteName: said('og:site_name') ?? null,
    publishedAt: readDate(said('article:published_time', 'date') ?? null),
    image: imageOf(webAddress(said('og:image', 'twitter:image'), base), said('og:image:alt')),
    feeds: feeds.slice(0, MOST_FEEDS),
    named,
  }
}

function imageOf(url: string | null, altText: string | undefined): MediaRef | null {
  if (url === null) return null
  return { kind: 'image', url, ...(altText === undefined ? {} : { altText }) }
}

type Attributes = ReturnType<typeof attributesOf>

/** The first that is said of a name holds. */
function addNamed(named: Record<string, string>, attributes: Attributes): void {
  const name = (attributes.get('property') ?? attributes.get('name') ?? '').toLowerCase()
  const value = attributes.get('content') ?? ''
  if (name !== '' && value !== '' && !Object.hasOwn(named, name)) named[name] = value
}

function addFeed(feeds: { url: string; title: string }[], attributes: Attributes, base: string): void {
  const isAlternate = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/).includes('alternate')
  const type = (attributes.get('type') ?? '').toLowerCase()
  const url = webAddress(attributes.get('href'), base)
  if (!isAlternate || !FEED_TYPES.includes(type) || url === null) return
  if (!feeds.some((feed) => feed.url === url)) feeds.push({ url, title: tidy(attributes.get('title') ?? '') })
}
