/**
 * LinkedIn's "little text", the format of a post's commentary. A reserved character that is not escaped ends the text there and then
 * without any error: a sentence with a bracket would be published without its second half.
 */
const RESERVED = /[\\|{}@[\]()<>#*_~]/g

/** Ours for a mention, in the text a person writes: `@[Ekköpings kommun](urn:li:organization:123)`. */
const MENTION = /@\[([^\]\n]+)\]\((urn:li:(?:organization|organizationBrand|person):[\w-]+)\)/gu
/** Letters in any script; a bare number is no hashtag (`#1`), nor is what stands inside a word or an address. */
const HASHTAG = /(?<=^|[\s(])#(?=[\p{N}\p{M}_]*\p{L})([\p{L}\p{N}\p{M}_]+)/gu
const ELEMENT = new RegExp(`${MENTION.source}|${HASHTAG.source}`, 'gu')

/** What a person wrote, as LinkedIn wants it; hashtags and mentions become what they look like. */
export function toLittleText(text: string): string {
  let written = ''
  let from = 0
  for (const found of text.matchAll(ELEMENT)) {
    const [whole, name, urn, tag] = found
    written += escaped(text.slice(from, found.index))
    written +=
      name !== undefined && urn !== undefined
        ? `@[${escaped(name)}](${urn})`
        : `{hashtag|\\#|${escaped(tag ?? '')}}`
    from = found.index + whole.length
  }
  return written + escaped(text.slice(from))
}

/** An escaped character · a hashtag, as documented or with its sign escaped more or less, narrow or wide · a mention. */
const WRITTEN =
  /\\(?<character>[\\|{}@[\]()<>#*_~])|\{hashtag\|\\*[#＃]\|(?<tag>(?:\\[^\n]|[^\\{}|])+)\}|@\[(?<name>(?:\\[^\n]|[^\\\]])+)\]\((?<urn>[^()\s]+)\)/gu

type Mention = { readonly name: string; readonly urn: string }

/** The inverse of `toLittleText`; text that was not written by the rules comes through as it stands. */
export function fromLittleText(little: string): string {
  return readWith(little, ({ name, urn }) => `@[${name}](${urn})`)
}

/** As people see it: of a mention only its name, whoever or whatever it leads to. */
export function shownLittleText(little: string): string {
  return readWith(little, ({ name }) => name)
}

function readWith(little: string, mentioned: (mention: Mention) => string): string {
  let text = ''
  let from = 0
  for (const found of little.matchAll(WRITTEN)) {
    const { character, tag, name = '', urn = '' } = found.groups ?? {}
    const plain = tag === undefined ? character : `#${unescaped(tag)}`
    text += little.slice(from, found.index) + (plain ?? mentioned({ name: unescaped(name), urn }))
    from = found.index + found[0].length
  }
  return text + little.slice(from)
}

/** What a person wrote, as people will see it: of a mention only its name. */
export function readableText(text: string): string {
  return text.replace(MENTION, (_whole, name: string) => name)
}

/** White space and composed characters come back otherwise than they were sent; none of that makes it another text. */
export function comparableText(text: string): string {
  return readableText(text).normalize('NFC').replace(/\s+/g, ' ').trim()
}

function escaped(text: string): string {
  return text.replace(RESERVED, (character) => `\\${character}`)
}

function unescaped(text: string): string {
  return text.replace(/\\([\\|{}@[\]()<>#*_~])/g, '$1')
}
