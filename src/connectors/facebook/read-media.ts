import type { MediaRef } from '../connector.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { webUrl } from '../kit/web-url.ts'

/** One attachment of a post or comment as Graph answers it; an album becomes its pictures. */
export function mediaOfAttachment(value: unknown): readonly MediaRef[] {
  const attachment = asRecord(value)
  const inner = listAt(recordAt(attachment, 'subattachments'), 'data')
  if (inner.length > 0) return inner.flatMap(mediaOfAttachment)
  const kind = textAt(attachment, 'media_type') ?? textAt(attachment, 'type') ?? ''
  const film = isFilm(kind) ? webUrl(recordAt(attachment, 'media')?.['source']) : null
  if (film !== null) return [withTitle('video', film, attachment)]
  const picture = LINKS.includes(kind) ? null : pictureOf(attachment)
  if (picture !== null) return [withTitle('image', picture, attachment)]
  const address = webUrl(attachment?.['unshimmed_url']) ?? webUrl(attachment?.['url'])
  return address === null ? [] : [withTitle('link', address, attachment)]
}

/** Also what Facebook makes of a moving picture (`animated_image_video`). The source of a shared film is the other site's player, a page. */
function isFilm(kind: string): boolean {
  return kind.includes('video') && !kind.includes('share')
}

/** Their picture is the preview that Facebook made, not something that the writer attached. */
const LINKS: readonly string[] = ['link', 'share', 'video_share', 'video_share_youtube', 'event', 'note']

function pictureOf(attachment: Json | null): string | null {
  return webUrl(recordAt(recordAt(attachment, 'media'), 'image')?.['src'])
}

function withTitle(kind: MediaRef['kind'], url: string, attachment: Json | null): MediaRef {
  const title = textAt(attachment, 'title')
  return title === null || title === '' ? { kind, url } : { kind, url, title }
}
