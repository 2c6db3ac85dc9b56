import { isHandle } from './at-uri.ts'
import { byteLength, graphemeBoundaries, graphemes } from './post-text.ts'

/** A part of a text that is more than text; `start` and `end` in UTF-16 units. */
export type Marked = {
  readonly start: number
  readonly end: number
  readonly kind: 'link' | 'tag' | 'mention'
  /** The address, the tag without its sign, the handle without @. */
  readonly value: string
}

const LINK = /(?<=^|[\s([{<"'«»”])(?:https?:\/\/|www\.)[^\s<>"«»”]+/giu
const TAG = /(?<=^|[\s([{])[#＃](?!\ufe0f)([^\s\u00ad\u2060\u200a-\u200c\u20e2#＃]+)/gu
const MENTION = /(?<=^|[\s([{])@([a-zA-Z0-9.-]+)/gu

/** Lexicon app.bsky.richtext.facet#tag. */
const TAG_GRAPHEMES = 64
const TAG_BYTES = 640

/**
 * The links, hashtags and mentions in a text, in order and without overlap. None begins or ends inside a character as people see it. Only
 * what says http(s) or www is a link: "kl.11" and "t.ex." are not.
 */
export function findMarked(text: string): readonly Marked[] {
  const boundaries = graphemeBoundaries(text)
  const found = [...links(text), ...tags(text), ...mentions(text)]
    .filter(({ start, end }) => boundaries.has(start) && boundaries.has(end))
    .sort((a, b) => a.start - b.start)
  let reached = 0
  return found.filter(({ start, end }) => {
    if (start < reached) return false
    reached = end
    return true
  })
}

function links(text: string): readonly Marked[] {
  return [...text.matchAll(LINK)].flatMap(({ 0: written, index }) => {
    const shown = withoutTail(written)
    const value = addressOf(shown)
    return value === null ? [] : [{ start: index, end: index + shown.length, kind: 'link', value } as const]
  })
}

/** Punctuation after an address belongs to the sentence, and a closing bracket too when none was opened in the address. */
function withoutTail(written: string): string {
  let shown = written
  for (;;) {
    const last = shown.at(-1) ?? ''
    const isTail = ".,;:!?'*…".includes(last) && last !== ''
    const isUnopened = last === '}' || isSurplus(shown, '(', ')') || isSurplus(shown, '[', ']')
    if (!isTail && !isUnopened) return shown
    shown = shown.slice(0, -1)
  }
}

function isSurplus(shown: string, open: string, close: string): boolean {
  return shown.endsWith(close) && shown.split(close).length > shown.split(open).length
}

function addressOf(shown: string): string | null {
  const address = /^www\./i.test(shown) ? `https://${shown}` : shown
  const url = URL.parse(address)
  if (url === null || !/^[^.]+(\.[^.]+)+$/.test(url.hostname)) return null
  // å in a path or a host is written in ASCII, as the format "uri" wants it.
  return /^[\x21-\x7e]+$/.test(address) ? address : url.href
}

function tags(text: string): readonly Marked[] {
  return [...text.matchAll(TAG)].flatMap(({ 1: written = '', index }) => {
    const value = written.replace(/\p{P}+$/u, '')
    const isTag =
      /^\P{M}/u.test(value) &&
      /[^\d\p{P}\p{M}]/u.test(value) &&
      graphemes(value) <= TAG_GRAPHEMES &&
      byteLength(value) <= TAG_BYTES
    return isTag ? [{ start: index, end: index + 1 + value.length, kind: 'tag', value } as const] : []
  })
}

function mentions(text: string): readonly Marked[] {
  return [...text.matchAll(MENTION)].flatMap(({ 1: written = '', index }) => {
    const value = written.replace(/[.-]+$/, '')
    if (!isHandle(value)) return []
    return [{ start: index, end: index + 1 + value.length, kind: 'mention', value } as const]
  })
}
