/** The text of a post as Bluesky counts and keeps it: 300 graphemes and 3,000 bytes of UTF-8. Source: lexicon app.bsky.feed.post. */
export const MOST_GRAPHEMES = 300
const MOST_BYTES = 3_000
const BYTES_A_GRAPHEME = MOST_BYTES / MOST_GRAPHEMES

const segmenter = new Intl.Segmenter('sv', { granularity: 'grapheme' })
const encoder = new TextEncoder()

export const byteLength = (text: string): number => encoder.encode(text).length

export function graphemes(text: string): number {
  return [...segmenter.segment(text)].length
}

/** Places, in UTF-16 units, where a character as people see it begins or ends. */
export function graphemeBoundaries(text: string): ReadonlySet<number> {
  return new Set([...[...segmenter.segment(text)].map(({ index }) => index), text.length])
}

/** One number for both limits: a text of heavy emoji (a family of four is 25 bytes) reaches the bytes before the graphemes. */
export function lengthOf(text: string): number {
  return Math.max(graphemes(text), Math.ceil(byteLength(text) / BYTES_A_GRAPHEME))
}

/** As it is sent: byte offsets are counted in exactly this. */
export function sentText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim()
}
