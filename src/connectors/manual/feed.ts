import { createHash } from 'node:crypto'
import type { MediaRef } from '../connector.ts'
import { looksLikeHtml, textOfHtml, tidy } from './html-text.ts'

export type FeedItem = {
  /** Its address where it has one that is its alone, otherwise the feed's own id for it; null for an item that nothing tells from others. */
  readonly id: string | null
  readonly title: string
  /** Title and words, as a reader would see them. */
  readonly text: string
  readonly link: string | null
  readonly authorName: string | null
  readonly publishedAt: Temporal.Instant | null
  readonly updatedAt: Temporal.Instant | null
  readonly media: readonly MediaRef[]
  /** The item as it was written. */
  readonly source: string
}

/** An item as it says itself, before it is known what the others say. */
export type ReadItem = Omit<FeedItem, 'id'> & { readonly ownId: string | null }

export type Feed = {
  readonly title: string
  readonly about: string
  readonly link: string | null
  readonly picture: string | null
  /** Where older items are (RFC 5005). */
  readonly older: string | null
  readonly items: readonly FeedItem[]
}

export type ReadFeed = Omit<Feed, 'items'> & { readonly items: readonly ReadItem[] }

/** What was sent is no feed of any kind that is read here. */
export class NotFeed extends Error {
  override readonly name = 'NotFeed'
}

export const MOST_ITEMS = 5_000
const MOST_TEXT = 100_000

export function plain(text: string | null): string {
  if (text === null) return ''
  return (looksLikeHtml(text) ? textOfHtml(text) : tidy(text)).slice(0, MOST_TEXT)
}

/** Many feeds begin the words with the title once more. */
export function joined(title: string, body: string): string {
  if (title === '' || body.startsWith(title)) return body.slice(0, MOST_TEXT)
  return (body === '' ? title : `${title}\n\n${body}`).slice(0, MOST_TEXT)
}

/** Gives each item what it is known by. Some feeds name the same address, their front page, in every item: then it tells nothing apart. */
export function withIds({ items, ...feed }: ReadFeed): Feed {
  const owners = new Map<string, Set<string>>()
  for (const item of items) {
    if (item.link === null) continue
    owners.set(item.link, (owners.get(item.link) ?? new Set()).add(item.ownId ?? derivedId(item) ?? ''))
  }
  const isOwn = (link: string) => link !== feed.link && (owners.get(link)?.size ?? 0) <= 1
  return {
    ...feed,
    items: items.map(({ ownId, ...item }) => {
      const address = item.link !== null && isOwn(item.link) ? item.link : null
      return { ...item, id: address ?? ownId ?? derivedId({ ownId, ...item }) }
    }),
  }
}

/** Without address and id an item is what it is called and when it came. */
function derivedId({ title, text, publishedAt }: ReadItem): string | null {
  if (publishedAt === null || text === '') return null
  const called = [title === '' ? text : title, publishedAt.toString()]
  return `post:${createHash('sha256').update(JSON.stringify(called)).digest('hex').slice(0, 32)}`
}
