/** What YouTube makes of a text to be shown as HTML, and nothing that people write. */
const MADE_BY_YOUTUBE = /<br\s*\/?>|<a href="https?:[^"<>]*">|<\/?b>|&(?:#39|quot|amp|lt|gt);/
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/**
 * The words behind `textDisplay`. They are asked for as plain text; an answer that came as HTML all the same is read as what was written.
 * A link whose words are not its address keeps both.
 */
export function plainText(shown: string): string {
  if (!MADE_BY_YOUTUBE.test(shown)) return shown
  return shown
    .replace(/<a href="([^"<>]*)">([^<]*)<\/a>/g, (_whole, href: string, words: string) =>
      isSamePlace(href, words) ? words : `${words} (${href})`,
    )
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<\/?b>/g, '')
    .replace(/&(?:#(\d{1,7})|(amp|lt|gt|quot));/g, (whole, code?: string, name?: string) =>
      name === undefined ? characterOf(Number(code), whole) : (NAMED[name] ?? whole),
    )
}

/** Times in a film, names and hashtags lead to YouTube itself; addresses are shown shortened. */
function isSamePlace(href: string, words: string): boolean {
  const isOwn = /^https?:\/\/(?:www\.)?youtube\.com\//.test(href)
  return isOwn || href.includes(words.replace(/(?:\.\.\.|…)$/, '')) || words.includes(href)
}

function characterOf(code: number, whole: string): string {
  const isText = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isText ? String.fromCodePoint(code) : whole
}
