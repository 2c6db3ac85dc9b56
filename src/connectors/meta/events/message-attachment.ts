import type { MediaRef } from '../../connector.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import { webUrl } from '../../kit/web-url.ts'

const KINDS: ReadonlyMap<string, MediaRef['kind']> = new Map([
  ['image', 'image'],
  ['animated_image', 'image'],
  // From 2026-08-30 what people send as a sticker is no longer called an image too (Meta, messages webhook reference).
  ['sticker', 'image'],
  ['video', 'video'],
  ['reel', 'video'],
  ['ig_reel', 'video'],
  ['ig_post', 'link'],
  ['fallback', 'link'],
  ['share', 'link'],
  ['post', 'link'],
  ['location', 'link'],
  ['template', 'link'],
])

/** What a webhook tells as attached. */
export function mediaOfAttachment(attachment: Json | null): readonly MediaRef[] {
  const payload = recordAt(attachment, 'payload')
  const url = webUrl(payload?.['url']) ?? webUrl(attachment?.['url']) ?? placeOf(payload)
  if (url === null) return []
  const kind = KINDS.get(textAt(attachment, 'type') ?? '') ?? 'file'
  return [
    withTitle(kind, url, textAt(payload, 'title') ?? textAt(attachment, 'title') ?? coordinatesOf(payload)),
  ]
}

/** What the message answers: a story is gone after a day, so its address is kept with the words. */
export function mediaOfStory(said: Json): readonly MediaRef[] {
  const url = webUrl(recordAt(recordAt(said, 'reply_to'), 'story')?.['url'])
  return url === null ? [] : [{ kind: 'file', url }]
}

/** The words of an attachment that has no address to go to: a share that Messenger does not pass on, the cards and menus of an echo. */
export function wordsOfAttachment(attachment: Json | null): string | null {
  if (mediaOfAttachment(attachment).length > 0) return null
  const payload = recordAt(attachment, 'payload')
  const cards = [...listAt(payload, 'elements'), ...listAt(recordAt(payload, 'product'), 'elements')].map(
    asRecord,
  )
  const words = [attachment, payload, ...cards].flatMap((one) => [
    textAt(one, 'title'),
    textAt(one, 'subtitle'),
    textAt(one, 'text'),
  ])
  return words.filter((one) => one !== null && one !== '').join('\n')
}

/** A place that somebody pointed out, as `59.33, 18.07`. */
function coordinatesOf(payload: Json | null): string | null {
  const coordinates = recordAt(payload, 'coordinates')
  const { lat, long } = { lat: coordinates?.['lat'], long: coordinates?.['long'] }
  return typeof lat === 'number' && typeof long === 'number' ? `${lat}, ${long}` : null
}

/** A map of our choosing, where Messenger gives no link to its own. Opened only by whoever presses it. */
function placeOf(payload: Json | null): string | null {
  const place = coordinatesOf(payload)?.split(', ')
  return place === undefined
    ? null
    : `https://www.openstreetmap.org/?mlat=${place[0] ?? ''}&mlon=${place[1] ?? ''}`
}

/** What an answer about a conversation tells as attached; here an address may be missing where a webhook had one. */
export function mediaOfAnswered(value: unknown): readonly MediaRef[] {
  const attachment = asRecord(value)
  const found = [
    ['image', recordAt(attachment, 'image_data')?.['url']],
    ['video', recordAt(attachment, 'video_data')?.['url']],
    ['file', attachment?.['file_url']],
  ] as const
  return found.flatMap(([kind, address]): readonly MediaRef[] => {
    const url = webUrl(address)
    return url === null ? [] : [withTitle(kind, url, textAt(attachment, 'name'))]
  })
}

/** Meta names an attachment twice while it changes its type (image, then sticker): one address, one medium. */
export function eachOnce(media: readonly MediaRef[]): readonly MediaRef[] {
  return [...new Map(media.toReversed().map((one) => [one.url, one])).values()].toReversed()
}

/** A link or a post that was passed on. */
export function mediaOfShare(value: unknown): readonly MediaRef[] {
  const share = asRecord(value)
  const url = webUrl(share?.['link'])
  return url === null ? [] : [withTitle('link', url, textAt(share, 'name'))]
}

function withTitle(kind: MediaRef['kind'], url: string, title: string | null): MediaRef {
  return title === null || title === '' ? { kind, url } : { kind, url, title }
}
