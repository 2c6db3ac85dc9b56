import type { MediaRef } from '../connector.ts'
import { kindOfMedia, mediaInHtml } from './media-in-html.ts'
import { webAddress } from './web-address.ts'
import { childrenOf, textOf, type XmlElement } from '../kit/xml/tree.ts'

const MEDIA = 'http://search.yahoo.com/mrss/'
const ATOM_LINK = /^http:\/\/(?:www\.w3\.org\/2005\/Atom|purl\.org\/atom\/ns#)$/

/** What an item names as its own, and what stands among its words; a small still only where there is nothing else. */
export function mediaOf(item: XmlElement, html: string, base: string): readonly MediaRef[] {
  const places = [item, ...childrenOf(item, 'group', MEDIA)]
  const named = places.flatMap((one) => childrenOf(one, 'content', MEDIA))
  const links = childrenOf(item, 'link').filter(
    ({ ns, attributes }) => ATOM_LINK.test(ns) && attributes.get('rel') === 'enclosure',
  )
  const found = new Map<string, MediaRef>()
  for (const element of [...childrenOf(item, 'enclosure'), ...links, ...named]) {
    const media = mediaIn(element, base)
    if (media !== null && !found.has(media.url)) found.set(media.url, media)
  }
  for (const media of mediaInHtml(html, base)) if (!found.has(media.url)) found.set(media.url, media)
  if (found.size > 0) return [...found.values()]
  const stills = places.flatMap((one) => childrenOf(one, 'thumbnail', MEDIA))
  const url = webAddress(stills[0]?.attributes.get('url'), base)
  return url === null ? [] : [{ kind: 'image', url }]
}

function mediaIn(element: XmlElement, base: string): MediaRef | null {
  const { attributes } = element
  const url = webAddress(attributes.get('url') ?? attributes.get('href'), base)
  if (url === null) return null
  const type = attributes.get('type') ?? attributes.get('medium') ?? ''
  // YouTube still writes of its films as of the players of old; there is no such file.
  if (type === 'application/x-shockwave-flash') return { kind: 'link', url }
  const altText = textOf(element, 'description', MEDIA)
  return { kind: kindOfMedia(type, url), url, ...(altText === null ? {} : { altText }) }
}

/** Words that stand beside the media, for feeds that have none of their own. */
export function wordsOfMedia(item: XmlElement): string | null {
  const places = [item, ...childrenOf(item, 'group', MEDIA)]
  return places.map((one) => textOf(one, 'description', MEDIA)).find((text) => text !== null) ?? null
}
