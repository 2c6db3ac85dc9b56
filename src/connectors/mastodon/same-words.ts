import { htmlText } from './html-text.ts'
import { addressesIn } from './text-length.ts'

/** `@karin@mastodon.nu` is shown as `@karin`. */
const MENTION = /@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)(?:@[\p{L}\p{N}][\p{L}\p{N}.-]*)?/gu
const LEADING = /^(?:@\S+ ?)+/u

/** A text without what the network makes of it on the way: white space, composed letters, the servers in mentions. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(MENTION, (_whole, name: string) => `@${name}`)
    .replace(/\s+/g, ' ')
    .trim()
}

/** Is this status the reply with these words? Whom it is addressed to, at its beginning, was put there by us. */
export function isReplyWith(content: string, words: string): boolean {
  const shown = plain(htmlText(content))
  const sought = plain(words)
  return shown === sought || shown.replace(LEADING, '').trim() === sought.replace(LEADING, '').trim()
}

/** Is this status the post with these words? A link of its own may stand after them. */
export function isPostWith(content: string, words: string): boolean {
  const shown = plain(htmlText(content))
  const sought = plain(words)
  if (shown === sought || sought === '') return shown === sought
  const rest = shown.slice(sought.length).trim()
  return shown.startsWith(sought) && addressesIn(rest)[0] === rest
}
