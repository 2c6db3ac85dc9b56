import type { MediaRef } from '../connector.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { shownAt } from './at-uri.ts'
import { linksIn } from './facets.ts'

/** Where Bluesky's own reader hands out pictures of any account. */
const CDN = 'https://cdn.bsky.app/img/feed_fullsize/plain'
/** Where it plays films from. */
const FILMS = 'https://video.bsky.app/watch'

type Seen = {
  readonly did: string
  readonly record: Json | null
  readonly embed: Json | null
  readonly webUrl: string
}

/** Everything shown with a post: pictures, film, cards, quoted posts, and links whose address is not what the text shows. */
export function mediaOf(seen: Seen): readonly MediaRef[] {
  const { record, embed, did, webUrl } = seen
  const shown = embed === null ? inRecord(recordAt(record, 'embed'), did, webUrl) : inView(embed, webUrl)
  const known = new Set(shown.map(({ url }) => url))
  return [...shown, ...hiddenLinks(record).filter(({ url }) => !known.has(url))]
}

/** By what it holds, not by what it calls itself: readers add kinds of views, and some leave the name out. */
function inView(embed: Json, webUrl: string): readonly MediaRef[] {
  const media = recordAt(embed, 'media')
  const quoted = recordAt(embed, 'record')
  if (media !== null) return [...inView(media, webUrl), ...(quoted === null ? [] : quoteIn(quoted, webUrl))]
  if (quoted !== null) return quoteIn(quoted, webUrl)
  if (recordAt(embed, 'external') !== null) return cardIn(embed)
  const playlist = textAt(embed, 'playlist')
  if (playlist !== null) return withAlt('video', webUrlIn(playlist), embed)
  return [...listAt(embed, 'images'), ...listAt(embed, 'items')].flatMap((one) => {
    const image = asRecord(one)
    return picture(textAt(image, 'fullsize') ?? textAt(image, 'thumb') ?? textAt(image, 'thumbnail'), image)
  })
}

/** What is quoted: a post, or a feed, list or account; also where its writer has taken the quotation back or blocks the reader. */
function quoteIn(embed: Json, webUrl: string): readonly MediaRef[] {
  const quoted = textAt(embed, 'uri') === null ? recordAt(embed, 'record') : embed
  const url = shownAt(textAt(quoted, 'uri') ?? '', webUrl)
  const value = recordAt(quoted, 'value') ?? recordAt(quoted, 'record')
  const title =
    textAt(value, 'text') ?? textAt(quoted, 'displayName') ?? textAt(quoted, 'name') ?? textAt(value, 'name')
  return url === null ? [] : [{ kind: 'link', url, ...(title === null ? {} : { title }) }]
}

function cardIn(embed: Json): readonly MediaRef[] {
  const external = recordAt(embed, 'external')
  const url = webUrlIn(textAt(external, 'uri'))
  const title = textAt(external, 'title')?.trim() ?? ''
  return url === null ? [] : [{ kind: 'link', url, ...(title === '' ? {} : { title }) }]
}

/** As the record itself has it, before any reader has made a view of it: pictures and films by the id of their bytes. */
function inRecord(embed: Json | null, did: string, webUrl: string): readonly MediaRef[] {
  if (embed === null) return []
  const media = recordAt(embed, 'media')
  const quoted = recordAt(embed, 'record')
  if (media !== null)
    return [...inRecord(media, did, webUrl), ...(quoted === null ? [] : quoteIn(quoted, webUrl))]
  if (quoted !== null) return quoteIn(quoted, webUrl)
  if (recordAt(embed, 'external') !== null) return cardIn(embed)
  const film = blobIn(recordAt(embed, 'video'))
  if (film !== null)
    return withAlt('video', `${FILMS}/${encodeURIComponent(did)}/${film}/playlist.m3u8`, embed)
  return [...listAt(embed, 'images'), ...listAt(embed, 'items')].flatMap((one) => {
    const image = asRecord(one)
    const cid = blobIn(recordAt(image, 'image'))
    return cid === null ? [] : picture(`${CDN}/${did}/${cid}@jpeg`, image)
  })
}

const CONTENT_ID = /^[a-z0-9]+$/i

/** Records of before the summer of 2023 name the bytes by `cid` alone. */
function blobIn(blob: Json | null): string | null {
  const cid = textAt(recordAt(blob, 'ref'), '$link') ?? textAt(blob, 'cid')
  return cid !== null && CONTENT_ID.test(cid) ? cid : null
}

function picture(url: string | null, image: Json | null): readonly MediaRef[] {
  return withAlt('image', webUrlIn(url), image)
}

function withAlt(kind: 'image' | 'video', url: string | null, from: Json | null): readonly MediaRef[] {
  const altText = textAt(from, 'alt')?.trim() ?? ''
  return url === null ? [] : [{ kind, url, ...(altText === '' ? {} : { altText }) }]
}

/** A link may lead elsewhere than its words say; then the address itself is kept beside the text. */
function hiddenLinks(record: Json | null): readonly MediaRef[] {
  const text = textAt(record, 'text') ?? ''
  const links = new Map<string, MediaRef>()
  for (const { shown, uri } of linksIn(text, listAt(record, 'facets'))) {
    const url = webUrlIn(uri)
    const isTold = url === null || text.includes(uri) || url === URL.parse(`https://${shown}`)?.href
    if (!isTold && !links.has(url))
      links.set(url, { kind: 'link', url, ...(shown === '' ? {} : { title: shown }) })
  }
  return [...links.values()]
}

function webUrlIn(value: string | null): string | null {
  const url = value === null ? null : URL.parse(value)
  return url !== null && ['http:', 'https:'].includes(url.protocol) ? url.href : null
}
