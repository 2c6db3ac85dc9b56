import type { MediaRef } from '../connector.ts'
import { ATTRIBUTES, attributesOf } from './html-attributes.ts'
import { webAddress } from './web-address.ts'

const TAG = new RegExp(String.raw`<(img|video|audio|source|iframe)\b${ATTRIBUTES}`, 'gi')
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
/** What is shown in a frame, most often a film of another site's, is a place to go to. */
const KINDS: Readonly<Record<string, MediaRef['kind']>> = {
  img: 'image',
  video: 'video',
  audio: 'file',
  iframe: 'link',
}
const MOST_HTML = 1_000_000
const MOST_MEDIA = 50
/** Many sites put a picture of one dot in their words, to count readers. */
const DOT = /^[012](?:px)?$/

/** Pictures, films and sound that stand among the words; most blogs name them nowhere else. */
export function mediaInHtml(html: string, base: string): readonly MediaRef[] {
  const found = new Map<string, MediaRef>()
  for (const [, tag = '', written = ''] of html.slice(0, MOST_HTML).replace(COMMENT, '').matchAll(TAG)) {
    const media = mediaIn(tag.toLowerCase(), attributesOf(written), base)
    if (media !== null && !found.has(media.url)) found.set(media.url, media)
    if (found.size === MOST_MEDIA) break
  }
  return [...found.values()]
}

function mediaIn(tag: string, attributes: ReadonlyMap<string, string>, base: string): MediaRef | null {
  const isDot = ['width', 'height'].some((side) => DOT.test(attributes.get(side) ?? ''))
  // Where pictures are loaded late the address stands beside.
  const url = webAddress(attributes.get('src'), base) ?? webAddress(attributes.get('data-src'), base)
  if (url === null || isDot) return null
  const altText = attributes.get('alt')?.trim() ?? ''
  const kind = KINDS[tag] ?? kindOfMedia(attributes.get('type') ?? '', url)
  return { kind, url, ...(altText === '' ? {} : { altText }) }
}

const EXTENSIONS: readonly (readonly [RegExp, MediaRef['kind']])[] = [
  [/\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$/i, 'image'],
  [/\.(?:mp4|m4v|mov|webm|ogv|avi)$/i, 'video'],
]

/** By its type, or where that is not told by how its address ends. */
export function kindOfMedia(type: string, url: string): MediaRef['kind'] {
  if (type.startsWith('image')) return 'image'
  if (type.startsWith('video')) return 'video'
  const path = URL.parse(url)?.pathname ?? ''
  const byName = EXTENSIONS.find(([pattern]) => pattern.test(path))?.[1]
  return type === '' ? (byName ?? 'file') : 'file'
}
