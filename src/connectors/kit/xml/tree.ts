import { NotXml, tokenize, type XmlToken } from './tokenize.ts'

export type XmlElement = {
  /** The namespace's address; empty for none. */
  readonly ns: string
  /** Without prefix. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** All text inside, children's included. */
  readonly text: string
  /** As it was written. */
  readonly source: string
}

const DEEPEST = 64
const MOST_ELEMENTS = 200_000

type Open = {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly start: number
  readonly spaces: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  readonly texts: string[]
}

/** The one element that a document is. Throws `NotXml`, also for what is nested or numerous beyond any feed. */
export function readXml(xml: string): XmlElement {
  const open: Open[] = []
  let root: XmlElement | null = null
  let elements = 0
  for (const token of tokenize(xml)) {
    if (token.kind === 'text') {
      addText(open, token.text, root)
      continue
    }
    if (token.kind === 'open') {
      elements += 1
      if (root !== null) throw new NotXml('a second document', token.start)
      if (elements > MOST_ELEMENTS || open.length >= DEEPEST) throw new NotXml('too much', token.start)
      open.push(opened(token, open.at(-1)))
      if (!token.isEmpty) continue
    } else if (open.at(-1)?.tag !== token.name) throw new NotXml(`an end of ${token.name}`, token.end)
    root = close(xml, open, token.end)
  }
  if (root === null) throw new NotXml('no whole element', xml.length)
  return root
}

function addText(open: readonly Open[], text: string, root: XmlElement | null): void {
  const current = open.at(-1)
  if (current !== undefined) current.texts.push(text)
  else if (root === null && text.replace('\ufeff', '').trim() !== '')
    throw new NotXml('text before the document', 0)
}

function opened({ name, attributes, start }: XmlToken & { kind: 'open' }, parent: Open | undefined): Open {
  const spaces = new Map(parent?.spaces)
  for (const [key, value] of attributes) {
    if (key === 'xmlns') spaces.set('', value.trim())
    else if (key.startsWith('xmlns:')) spaces.set(key.slice(6), value.trim())
  }
  return { tag: name, attributes, start, spaces, children: [], texts: [] }
}

/** Ends the innermost element; gives it when it was the outermost. */
function close(xml: string, open: Open[], end: number): XmlElement | null {
  const current = open.pop()
  if (current === undefined) return null
  const { tag, spaces, attributes, children, texts, start } = current
  const colon = tag.indexOf(':')
  const prefix = colon === -1 ? '' : tag.slice(0, colon)
  const text = texts.join('')
  const element: XmlElement = {
    ns: spaces.get(prefix) ?? prefix,
    name: tag.slice(colon + 1),
    attributes,
    children,
    text,
    source: xml.slice(start, end),
  }
  const parent = open.at(-1)
  if (parent === undefined) return element
  parent.children.push(element)
  parent.texts.push(text)
  return null
}

export function childrenOf(element: XmlElement, name: string, ns?: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name && (ns === undefined || child.ns === ns))
}

/** Text of the first child of that name, trimmed; null when there is none or it is empty. */
export function textOf(element: XmlElement, name: string, ns?: string): string | null {
  const text = childrenOf(element, name, ns)[0]?.text.trim() ?? ''
  return text === '' ? null : text
}
