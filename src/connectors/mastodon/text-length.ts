/** Whatever its length, a link counts as this many characters. Instance: `configuration.statuses.characters_reserved_per_url`. */
export const URL_CHARACTERS = 23

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })

/** Ends before punctuation that closes the sentence around the link. */
const ADDRESS = /https?:\/\/[^\s<>"“”«»]*[^\s<>"“”«».,:;!?'’)\]}]/giu
/** `@karin@mastodon.nu` counts as `@karin`. */
const FAR_MENTION =
  /(?<![\p{L}\p{N}_/=])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)@[\p{L}\p{N}][\p{L}\p{N}.-]*/gu

/** A text's length as Mastodon counts it: graphemes, links at a fixed length, mentions without their server. */
export function mastodonLength(text: string, urlCharacters: number = URL_CHARACTERS): number {
  const counted = text
    .replace(/\r\n/g, '\n')
    .replace(ADDRESS, 'x'.repeat(urlCharacters))
    .replace(FAR_MENTION, (_whole, name: string) => `@${name}`)
  return [...graphemes.segment(counted)].length
}

/** The addresses in a text, as Mastodon would make links of them. */
export function addressesIn(text: string): readonly string[] {
  return text.match(ADDRESS) ?? []
}
