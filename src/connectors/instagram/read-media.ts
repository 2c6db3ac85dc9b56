import type { MediaRef } from '../connector.ts'
import { recordAt, textAt, type Json } from '../kit/json.ts'
import { webUrl } from '../kit/web-url.ts'
import { rowsOf } from './pages.ts'

/** What a post shows; a carousel becomes its parts. A film with music under copyright has no address, only its still picture. */
export function mediaOf(raw: Json): readonly MediaRef[] {
  const children = rowsOf(recordAt(raw, 'children'))
  if (children.length > 0) return children.flatMap(mediaOf)
  const url = webUrl(raw['media_url'])
  const isVideo = textAt(raw, 'media_type') === 'VIDEO'
  if (url !== null) return [withAltText(isVideo ? 'video' : 'image', url, raw)]
  const still = webUrl(raw['thumbnail_url'])
  return still === null ? [] : [withAltText('image', still, raw)]
}

function withAltText(kind: 'image' | 'video', url: string, raw: Json): MediaRef {
  const altText = textAt(raw, 'alt_text')?.trim() ?? ''
  return altText === '' ? { kind, url } : { kind, url, altText }
}
