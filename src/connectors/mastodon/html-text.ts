import { decodeEntities } from '../kit/xml/entities.ts'

/**
 * Mastodon hands out HTML, its own and other servers'. It becomes plain text here and is never shown as HTML: tags are read for line breaks
 * and addresses, everything else about them is dropped. Reads each character once, so that no hostile text takes long.
 */

const BREAKS: ReadonlySet<string> = new Set(['p', 'div', 'blockquote', 'pre', 'ul', 'ol', ...heads()])
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'title'])

type Link = { readonly href: string; readonly isName: boolean; readonly from: number }
type State = { text: string; link: Link | null; hidden: string | null }

function heads(): readonly string[] {
  return [1, 2, 3, 4, 5, 6].map((n) => `h${n}`)
}

export function htmlText(html: string): string {
  const state: State = { text: '', link: null, hidden: null }
  for (const [token] of html.matchAll(/<!--|<\/?[a-z][^<>]*>|[^<]+|</gi)) {
    if (/^<\/?[a-z]/i.test(token)) readTag(state, token)
    else if (state.hidden === null && token !== '<!--')
      state.text += decodeEntities(token).replace(/[ \t\r\n\f]+/g, ' ')
  }
  endLink(state)
  return tidy(state.text)
}

function readTag(state: State, tag: string): void {
  const [, closing = '', written = ''] = /^<(\/?)([a-z][\w-]*)/i.exec(tag) ?? []
  const name = written.toLowerCase()
  if (state.hidden !== null) {
    if (closing !== '' && name === state.hidden) state.hidden = null
    return
  }
  if (name === 'a') readAnchor(state, tag)
  else if (HIDDEN.has(name) && closing === '') state.hidden = name
  else state.text += breakFor(name, closing !== '')
}

function readAnchor(state: State, tag: string): void {
  endLink(state)
  if (!tag.startsWith('</')) state.link = linkOf(tag, state.text.length)
}

function breakFor(name: string, isClosing: boolean): string {
  if (name === 'br') return '\n'
  if (name === 'li') return isClosing ? '' : '\n• '
  return BREAKS.has(name) ? '\n\n' : ''
}

function linkOf(tag: string, from: number): Link {
  const classes = attribute(tag, 'class').split(/\s+/)
  const isName = classes.some((one) => one === 'mention' || one === 'hashtag' || one === 'u-url')
  return { href: attribute(tag, 'href'), isName, from }
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '')
}

/** A link stands with its whole address: what is shown of it may be cut, or be other words. */
function endLink(state: State): void {
  const { link } = state
  state.link = null
  if (link === null || link.isName || !/^https?:\/\//i.test(link.href)) return
  const shown = state.text.slice(link.from)
  const isAddress = bare(shown) === bare(link.href)
  if (isAddress) state.text = state.text.slice(0, link.from) + (/^https?:/i.test(shown) ? shown : link.href)
  else if (shown.trim() === '') state.text += link.href
  else state.text += ` (${link.href})`
}

function bare(address: string): string {
  return address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/(?:…|\/)+$/, '')
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^ +| +$/g, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
