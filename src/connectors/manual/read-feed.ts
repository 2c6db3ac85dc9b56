import { NotFeed, plain, withIds, type Feed, type ReadFeed, type ReadItem } from './feed.ts'
import { textOfHtml } from './html-text.ts'
import { readAtom } from './read-atom.ts'
import { readJsonFeed } from './read-json-feed.ts'
import { readRss } from './read-rss.ts'
import { salvageFeed, type Salvaged } from './salvage-feed.ts'
import { NotXml } from '../kit/xml/tokenize.ts'
import { childrenOf, readXml, type XmlElement } from '../kit/xml/tree.ts'

/**
 * RSS of all ages, Atom and JSON Feed. Addresses are read against `base`. Where the whole is no XML, item by item: one that was written
 * carelessly costs no other. Throws `NotFeed` for anything else.
 */
export function readFeed(text: string, base: string): Feed {
  if (/^\s*\{/.test(text)) return withIds(readJsonFeed(text, base))
  const whole = wholeOf(text)
  return withIds(whole instanceof NotXml ? readSalvaged(text, base, whole) : readRoot(whole, null, base))
}

function wholeOf(text: string): XmlElement | NotXml {
  try {
    return readXml(text)
  } catch (error) {
    if (error instanceof NotXml) return error
    throw error
  }
}

/** `items` null: those that stand in the document itself. */
function readRoot(root: XmlElement, items: readonly XmlElement[] | null, base: string): ReadFeed {
  if (root.name === 'feed')
    return readAtom(items === null ? root : { ...root, children: [...root.children, ...items] }, base)
  const channel = childrenOf(root, 'channel')[0]
  if (channel === undefined || !['rss', 'RDF'].includes(root.name))
    throw new NotFeed(`<${root.name}> is no feed`)
  const own = [...childrenOf(channel, 'item'), ...childrenOf(root, 'item')]
  return readRss(channel, items ?? own, base)
}

function readSalvaged(text: string, base: string, cause: NotXml): ReadFeed {
  const salvaged: Salvaged | null = salvageFeed(text)
  if (salvaged === null) throw new NotFeed(`no feed: ${cause.message}`, { cause })
  const { root, items } = salvaged
  const read = items.filter((item) => typeof item !== 'string')
  const odd = items.filter((item) => typeof item === 'string')
  const feed = readRoot(root, read, base)
  return { ...feed, items: [...feed.items, ...odd.map(oddItem)] }
}

/** Kept with its words, for a person to look at. */
function oddItem(source: string): ReadItem {
  return {
    ...{ ownId: null, title: '', text: plain(textOfHtml(source)), link: null, authorName: null },
    ...{ publishedAt: null, updatedAt: null, media: [], source },
  }
}
