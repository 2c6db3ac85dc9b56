import type { TownState } from '../town/state.ts'

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })
const TOKEN =
  /(https?:\/\/[^\s<>"]*[^\s<>".,:;!?')\]}])|(?<![\w/])#([\p{L}\p{N}_]+)|(?<![\w/])@([\w][\w.-]*\w|\w)(?:@([\p{L}\p{N}][\p{L}\p{N}.:-]*[\p{L}\p{N}]))?/gu

/** A text's length as the server counts it. */
export function countedLength(text: string, urlCharacters: number): number {
  const counted = text.replace(TOKEN, (whole, url, _tag, name) => {
    if (typeof url === 'string') return 'x'.repeat(urlCharacters)
    return typeof name === 'string' ? `@${name}` : whole
  })
  return [...graphemes.segment(counted)].length
}

export type Somebody = { readonly id: string; readonly name: string; readonly handle: string }

function somebodyByHandle(state: TownState, handle: string): Somebody | null {
  const everybody = [...Object.values(state.accounts), ...Object.values(state.people)]
  return everybody.find((one) => one.handle.toLowerCase() === handle.toLowerCase()) ?? null
}

/** Whom a text names, once each. */
export function mentionsIn(state: TownState, text: string): readonly Somebody[] {
  const found = [...text.matchAll(TOKEN)].flatMap(([, , , name]) => {
    const somebody = name === undefined ? null : somebodyByHandle(state, name)
    return somebody === null ? [] : [somebody]
  })
  return [...new Map(found.map((one) => [one.id, one])).values()]
}

/** As the server writes it: paragraphs, line breaks, and links, names and hashtags as anchors of their own classes. */
export function statusHtml(
  text: string,
  { state, base }: { readonly state: TownState; readonly base: string },
): string {
  if (text === '') return ''
  const paragraphs = text
    .split(/\n{2,}/)
    .map((part) => inlineHtml(part, state, base).replaceAll('\n', '<br />'))
  return `<p>${paragraphs.join('</p><p>')}</p>`
}

function inlineHtml(text: string, state: TownState, base: string): string {
  let html = ''
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    const [whole, url, tag, name] = match
    html += escaped(text.slice(from, match.index))
    from = match.index + whole.length
    if (url !== undefined) html += linkHtml(url)
    else if (tag !== undefined)
      html += `<a href="${escaped(`${base}/tags/${tag.toLowerCase()}`)}" class="mention hashtag" rel="tag">#<span>${escaped(tag)}</span></a>`
    else {
      const somebody = somebodyByHandle(state, name ?? '')
      html += somebody === null ? escaped(whole) : mentionHtml(somebody, base)
    }
  }
  return html + escaped(text.slice(from))
}

export function mentionHtml({ handle }: Somebody, base: string): string {
  const name = escaped(handle)
  return `<span class="h-card" translate="no"><a href="${escaped(`${base}/@${handle}`)}" class="u-url mention">@<span>${name}</span></a></span>`
}

/** Only what is worth reading is shown; the rest stands in hidden parts. */
function linkHtml(url: string): string {
  const scheme = /^https?:\/\/(?:www\.)?/.exec(url)?.[0] ?? ''
  const shown = url.slice(scheme.length, scheme.length + 30)
  const rest = url.slice(scheme.length + 30)
  const kind = rest === '' ? '' : 'ellipsis'
  return `<a href="${escaped(url)}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${escaped(scheme)}</span><span class="${kind}">${escaped(shown)}</span><span class="invisible">${escaped(rest)}</span></a>`
}

/** What only this network keeps of a thing, as text. */
export function extraText(extra: Record<string, unknown>, key: string, otherwise: string): string {
  const value = extra[key]
  return typeof value === 'string' ? value : otherwise
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
