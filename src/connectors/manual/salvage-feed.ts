import type { XmlElement } from '../kit/xml/tree.ts'
import { readXml } from '../kit/xml/tree.ts'
import { NotXml } from '../kit/xml/tokenize.ts'

/** What of a feed can be read although the whole is no XML: most often a tag of HTML stands unclosed in one item's words. */
export type Salvaged = {
  readonly root: XmlElement
  /** Each in its own document, or, where that is no XML either, as it was written. */
  readonly items: readonly (XmlElement | string)[]
}

const ROOT = /<(rss|rdf:RDF|feed)\b[^<>]{0,5000}>/
const DECLARES = /<!DOCTYPE[^<>]*\[/i
const MOST_ITEMS = 5_000
/** What an item tells of itself. */
const NAMES = [
  ...[
    'title',
    'link',
    'guid',
    'pubDate',
    'description',
    'content:encoded',
    'author',
    'dc:creator',
    'dc:date',
  ],
  ...['id', 'published', 'updated', 'summary', 'content'],
]

/** null: no feed at all, or one with a document type that declares something, which is never read. */
export function salvageFeed(xml: string): Salvaged | null {
  const [open, name = ''] = ROOT.exec(xml) ?? []
  if (open === undefined || DECLARES.test(xml)) return null
  const tag = name === 'feed' ? 'entry' : 'item'
  const blocks = blocksOf(xml, tag)
  const [first] = blocks
  const head = first === undefined ? '' : xml.slice(xml.indexOf(open) + open.length, first.at)
  const isOutside = name === 'rdf:RDF'
  const [before, after] = isOutside || name === 'feed' ? ['', ''] : ['<channel>', '</channel>']
  const wrapped = (inner: string) => readOrNull(`${open}${before}${inner}${after}</${name}>`)
  const root = readOrNull(`${open}${head}${after}</${name}>`) ?? wrapped(isOutside ? '<channel/>' : '')
  if (root === null || blocks.length === 0) return null
  const read = (block: string): XmlElement | null => {
    const item = itemIn(wrapped(block), tag) ?? itemIn(wrapped(rewritten(block, tag)), tag)
    return item === null || item.children.length === 0 ? null : { ...item, source: block }
  }
  return { root, items: blocks.map(({ block }) => read(block) ?? block) }
}

type Block = { readonly at: number; readonly block: string }

/** From one end to the next beginning, so that every character is looked at once. */
function blocksOf(xml: string, tag: string): readonly Block[] {
  const blocks: Block[] = []
  const begins = new RegExp(`<${tag}(?=[\\s>])`, 'g')
  const ends = `</${tag}>`
  for (let found = begins.exec(xml); found !== null && blocks.length < MOST_ITEMS; found = begins.exec(xml)) {
    const end = xml.indexOf(ends, found.index)
    if (end === -1) break
    blocks.push({ at: found.index, block: xml.slice(found.index, end + ends.length) })
    begins.lastIndex = end + ends.length
  }
  return blocks
}

function readOrNull(xml: string): XmlElement | null {
  try {
    return readXml(xml)
  } catch (error) {
    if (error instanceof NotXml) return null
    throw error
  }
}

function itemIn(root: XmlElement | null, tag: string): XmlElement | null {
  const channel = root?.children.find(({ name }) => name === 'channel')
  const inside = [...(root?.children ?? []), ...(channel?.children ?? [])]
  return inside.find(({ name }) => name === tag) ?? null
}

/** The same item with its tags of HTML as text, which is how they should have been written. */
function rewritten(block: string, tag: string): string {
  const parts = NAMES.map((name) => partOf(block, name))
  const links = [...block.matchAll(/<link\s[^<>]{0,2000}\/>/g)].map(([link]) => link)
  return `<${tag}>${[...parts, ...links].join('')}</${tag}>`
}

function partOf(block: string, name: string): string {
  const open = new RegExp(`<${name}((?:\\s[^<>]{0,2000})?)>`).exec(block)
  if (open === null || open[1]?.endsWith('/') === true) return ''
  const from = open.index + open[0].length
  const end = block.indexOf(`</${name}>`, from)
  if (end === -1) return ''
  const words = block
    .slice(from, end)
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_whole, data: string) => data.replaceAll('&', '&amp;'))
  return `${open[0]}${words.replaceAll('<', '&lt;')}</${name}>`
}
