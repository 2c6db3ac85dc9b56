/**
 * The small part of XML that a feed needs: elements, attributes, text, CDATA and the five named entities. A document type is refused,
 * because with one come entities that grow without end or read files. Throws `SyntaxError` for anything else that is not well formed.
 */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

type Open = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const MOST_DEPTH = 50

export function readXml(text: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const path: Open[] = [root]
  const body = text.replace(/^\uFEFF/, '')
  let at = 0
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(body); match !== null; match = TOKEN.exec(body)) {
    at = TOKEN.lastIndex
    take(path, match)
    if (path.length > MOST_DEPTH) throw new SyntaxError('nested too deeply')
    if (at === body.length) break
  }
  const [document] = root.children
  if (at !== body.length || path.length !== 1 || document === undefined || root.children.length > 1)
    throw new SyntaxError('not well-formed XML')
  if (root.text.trim() !== '') throw new SyntaxError('text outside of the document')
  return document
}

function take(path: Open[], match: RegExpExecArray): void {
  const [, cdata, closing, name, attributes = '', empty, text] = match
  const current = path.at(-1)
  if (current === undefined) throw new SyntaxError('not well-formed XML')
  if (cdata !== undefined) current.text += cdata
  if (text !== undefined) current.text += decoded(text)
  if (name === undefined) return
  if (closing === '/') {
    if (current.name !== name || path.length === 1) throw new SyntaxError(`</${name}> closes nothing`)
    path.pop()
    return
  }
  const element: Open = { name, attributes: readAttributes(attributes), children: [], text: '' }
  current.children.push(element)
  if (empty !== '/') path.push(element)
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(([, name = '', a, b]) => [name, decoded(a ?? b ?? '')])
  return Object.fromEntries(pairs) as Record<string, string>
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return NAMED[entity] ?? whole
    const code =
      entity[1]?.toLowerCase() === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    const isStorable = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isStorable ? String.fromCodePoint(code) : '\uFFFD'
  })
}

export function childrenNamed({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name)
}

/** The text of the first child of that name, trimmed; null where there is none or it is empty. */
export function textIn(element: XmlElement | undefined, name: string): string | null {
  const text = element?.children.find((child) => child.name === name)?.text.trim() ?? ''
  return text === '' ? null : text
}
