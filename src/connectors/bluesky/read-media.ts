import type { MediaRef } from '../connector.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { permalinkOf } from './at-uri.ts'
import { linksIn } from './facets.ts'

/** Where Bluesky's own reader hands out pictures of any account. */
const CDN = 'https://cdn.bsky.app/img/feed_fullsize/plain'

type Seen = {
  readonly did: string
  readonly record: Json | null
  readonly embed: Json | null
  readonly webUrl: string
}

/** Everything shown with a post: pictures, film, cards, quoted posts, and links whose address is not what the text shows. */
export function mediaOf(seen: Seen): readonly MediaRef[] {
  const { record, embed, did, webUrl } = seen
  const shown = embed === null ? inRecord(recordAt(record, 'embed'), did) : inView(embed, webUrl)
  return [...shown, ...hiddenLinks(record)]
}

function inView(embed: Json, webUrl: string): readonly MediaRef[] {
  const type = textAt(embed, '$type') ?? ''
  if (type.startsWith('app.bsky.embed.recordWithMedia')) {
    const media = recordAt(embed, 'media')
    const quoted = recordAt(embed, 'record')
    return [
      ...(media === null ? [] : inView(media, webUrl)),
      ...(quoted === null ? [] : inView(quoted, webUrl)),
    ]
  }
  if (type.startsWith('app.bsky.embed.record')) return quoteIn(embed, webUrl)
  if (type.startsWith('app.bsky.embed.external')) return cardIn(embed)
  if (type.startsWith('app.bsky.embed.video')) return film(textAt(embed, 'playlist'), embed)
  return [...listAt(embed, 'images'), ...listAt(embed, 'items')].flatMap((one) => {
    const image = asRecord(one)
    return picture(textAt(image, 'fullsize') ?? textAt(image, 'thumb'), image)
  })
}

function quoteIn(embed: Json, webUrl: string): readonly MediaRef[] {
  const quoted = recordAt(recordAt(embed, 'record'), 'record') ?? recordAt(embed, 'record')
  const url = permalinkOf(textAt(quoted, 'uri') ?? '', webUrl)
  const title = textAt(recordAt(quoted, 'value'), 'text')
  return url === null ? [] : [{ kind: 'link', url, ...(title === null ? {} : { title }) }]
}

function cardIn(embed: Json): readonly MediaRef[] {
  const external = recordAt(embed, 'external')
  const url = webUrlIn(textAt(external, 'uri'))
  const title = textAt(external, 'title')?.trim() ?? ''
  return url === null ? [] : [{ kind: 'link', url, ...(title === '' ? {} : { title }) }]
}

/** As the record itself has it, before any reader has made a view of it: pictures by the id of their bytes. */
function inRecord(embed: Json | null, did: string): readonly MediaRef[] {
  if (embed === null) return []
  const type = textAt(embed, '$type') ?? ''
  if (type === 'app.bsky.embed.recordWithMedia') return inRecord(recordAt(embed, 'media'), did)
  if (type === 'app.bsky.embed.external') return cardIn(embed)
  return listAt(embed, 'images').flatMap((one) => {
    const image = asRecord(one)
    const cid = textAt(recordAt(recordAt(image, 'image'), 'ref'), '$link')
    return cid === null ? [] : picture(`${CDN}/${did}/${cid}@jpeg`, image)
  })
}

function picture(url: string | null, image: Json | null): readonly MediaRef[] {
  return withAlt('image', webUrlIn(url), image)
}

function film(url: string | null, embed: Json): readonly MediaRef[] {
  return withAlt('video', webUrlIn(url), embed)
}

function withAlt(kind: 'image' | 'video', url: string | null, from: Json | null): readonly MediaRef[] {
  const altText = textAt(from, 'alt')?.trim() ?? ''
  return url === null ? [] : [{ kind, url, ...(altText === '' ? {} : { altText }) }]
}

/** A link may lead elsewhere than its words say; then the address itself is kept beside the text. */
function hiddenLinks(record: Json | null): readonly MediaRef[] {
  const text = textAt(record, 'text') ?? ''
  return linksIn(text, listAt(record, 'facets')).flatMap(({ shown, uri }) => {
    const url = webUrlIn(uri)
    const isTold = url === null || text.includes(uri) || url === URL.parse(`https://${shown}`)?.href
    return isTold ? [] : [{ kind: 'link' as const, url, title: shown }]
  })
}

function webUrlIn(value: string | null): string | null {
  const url = value === null ? null : URL.parse(value)
  return url !== null && ['http:', 'https:'].includes(url.protocol) ? url.href : null
}
