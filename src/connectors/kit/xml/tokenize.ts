import { decodeEntities } from './entities.ts'

export type XmlToken =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
      readonly isEmpty: boolean
      readonly start: number
      readonly end: number
    }
  | { readonly kind: 'close'; readonly name: string; readonly end: number }
  | { readonly kind: 'text'; readonly text: string }

/** What stands there is not XML that is read here. `at` is the place in the text. */
export class NotXml extends Error {
  override readonly name = 'NotXml'
  readonly at: number
  constructor(what: string, at: number) {
    super(`${what} at character ${at}`)
    this.at = at
  }
}

/** A tag longer than this holds something else than names and addresses. */
const MOST_TAG_CHARACTERS = 65_536
const MOST_ATTRIBUTES = 64
const NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y
const ATTRIBUTE = /\s*([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y

/**
 * The tags and texts of an XML document, in order. A document type is passed over when it declares nothing and refused when it does: there
 * are no entities, so nothing can grow or reach out. Throws `NotXml`. Every character is looked at a bounded number of times.
 */
export function* tokenize(xml: string): Generator<XmlToken> {
  let at = 0
  while (at < xml.length) {
    const tag = xml.indexOf('<', at)
    if (tag !== at) {
      const end = tag === -1 ? xml.length : tag
      yield { kind: 'text', text: decodeEntities(xml.slice(at, end)) }
      at = end
      continue
    }
    const special = passOver(xml, at)
    if (special !== null) {
      if (special.text !== null) yield { kind: 'text', text: special.text }
      at = special.end
      continue
    }
    const token = xml.startsWith('</', at) ? closing(xml, at) : opening(xml, at)
    yield token
    at = token.end
  }
}

type PassedOver = { readonly end: number; readonly text: string | null }

function passOver(xml: string, at: number): PassedOver | null {
  if (xml.startsWith('<!--', at)) return { end: after(xml, '-->', at + 4), text: null }
  if (xml.startsWith('<?', at)) return { end: after(xml, '?>', at + 2), text: null }
  if (xml.startsWith('<![CDATA[', at)) {
    const end = after(xml, ']]>', at + 9)
    return { end, text: xml.slice(at + 9, end - 3) }
  }
  if (!xml.startsWith('<!', at)) return null
  const end = after(xml, '>', at)
  if (xml.slice(at, end).includes('[')) throw new NotXml('a document type that declares something', at)
  return { end, text: null }
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  if (found === -1) throw new NotXml(`"${mark}" is missing`, from)
  return found + mark.length
}

function nameAt(xml: string, at: number): string {
  NAME.lastIndex = at
  const [name] = NAME.exec(xml) ?? []
  if (name === undefined || name.length > 256) throw new NotXml('a tag without a name', at)
  return name
}

function closing(xml: string, at: number): XmlToken & { readonly kind: 'close' } {
  const name = nameAt(xml, at + 2)
  const end = skipSpace(xml, at + 2 + name.length)
  if (xml[end] !== '>') throw new NotXml('an end tag that does not end', at)
  return { kind: 'close', name, end: end + 1 }
}

function opening(xml: string, start: number): XmlToken & { readonly kind: 'open' } {
  const name = nameAt(xml, start + 1)
  const attributes = new Map<string, string>()
  let at = start + 1 + name.length
  for (;;) {
    if (at - start > MOST_TAG_CHARACTERS || attributes.size > MOST_ATTRIBUTES)
      throw new NotXml('a tag that is too long', start)
    ATTRIBUTE.lastIndex = at
    const found = ATTRIBUTE.exec(xml)
    if (found === null) break
    const [whole, key = '', double, single] = found
    attributes.set(key, decodeEntities(double ?? single ?? ''))
    at += whole.length
  }
  at = skipSpace(xml, at)
  const isEmpty = xml[at] === '/'
  const end = isEmpty ? at + 1 : at
  if (xml[end] !== '>') throw new NotXml('a tag that does not end', start)
  return { kind: 'open', name, attributes, isEmpty, start, end: end + 1 }
}

function skipSpace(xml: string, from: number): number {
  let at = from
  while (at < xml.length && ' \t\r\n'.includes(xml[at] ?? '')) at += 1
  return at
}
