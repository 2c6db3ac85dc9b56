import { decodeEntities } from '../kit/xml/entities.ts'

const HIDDEN = /<(script|style|template|noscript)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
const BREAK =
  /<\/?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|figure|figcaption|section|article)\b[^<>]*>/gi
/** A tag begins with a letter, a slash or a mark: `a < b` is words. */
const TAG = /<[a-z/!?][^<>]*>/gi

/** What a reader would see of a piece of HTML, as plain lines; nothing of it is ever run or shown as HTML. */
export function textOfHtml(html: string): string {
  const bare = html
    .replace(COMMENT, '')
    .replace(HIDDEN, '')
    .replace(/[ \t\r\n]+/g, ' ')
  const lines = decodeEntities(bare.replace(BREAK, '\n').replace(TAG, ''))
  return tidy(lines)
}

/** White space as a reader would see it: no line ends in any, and never two empty lines together. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Descriptions in feeds are plain text or HTML, and do not say which. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[a-z][^>]*>/i.test(text) || /&(?:[a-z]{2,8}|#\d{2,6});/i.test(text)
}
