import { createHash } from 'node:crypto'
import type { EventReader, NetworkEvent } from '../connector.ts'
import { openAnswer } from '../kit/envelope.ts'
import { FEED_KIND, openFeed } from './feed-answer.ts'
import { manualProfile } from './profile.ts'
import { NotFeed, type Feed, type FeedItem } from './feed.ts'
import { readFeed } from './read-feed.ts'
import { decodeBytes } from '../kit/decode-bytes.ts'

/** An item may be corrected within a minute of being published without anybody having read it otherwise. */
const EDITED_AFTER_MS = 60_000

/** Reads the feeds that the harvest handed over: each item is a post of the account's own. */
export function createManualReader(): EventReader {
  return {
    network: manualProfile.network,
    readEvents(rawBody) {
      const opened = openAnswer(rawBody)
      if (opened?.kind !== FEED_KIND) throw new SyntaxError('not an answer with a feed')
      const { bytes, contentType, url } = openFeed(opened.answer)
      const feed = readWhole(decodeBytes(bytes, contentType), url)
      // oldest first, as they were written
      return feed.items.map((item) => toEvent(feed, item, opened.accountExternalId)).reverse()
    },
  }
}

function readWhole(text: string, url: string): Feed {
  try {
    return readFeed(text, url)
  } catch (error) {
    if (error instanceof NotFeed) throw new SyntaxError(error.message, { cause: error })
    throw error
  }
}

function toEvent(feed: Feed, item: FeedItem, accountExternalId: string): NetworkEvent {
  const { id, text, media, link, publishedAt, updatedAt, source } = item
  const about = { network: manualProfile.network, accountExternalId, raw: { source } }
  // Of an item that could not be read the words may be nothing at all.
  const sha256 = hash(id === null ? [text, link, media, source] : [text, link, media])
  if (id === null) {
    const effect = { kind: 'unknown', why: 'item-without-id' } as const
    return { ...about, dedupeKey: `item:${accountExternalId}:${sha256}`, occurredAt: publishedAt, effect }
  }
  const isEdited = isLater(updatedAt, publishedAt)
  const author = { externalId: accountExternalId, name: item.authorName ?? feed.title }
  return {
    ...about,
    dedupeKey: `post:${accountExternalId}:${hash([id])}:${sha256}`,
    occurredAt: isEdited ? updatedAt : publishedAt,
    effect: {
      kind: isEdited ? 'post-edited' : 'post-added',
      post: { externalId: id, text, publishedAt, author, media, permalink: link },
    },
  }
}

function isLater(updatedAt: Temporal.Instant | null, publishedAt: Temporal.Instant | null): boolean {
  if (updatedAt === null || publishedAt === null) return false
  return updatedAt.epochMilliseconds - publishedAt.epochMilliseconds > EDITED_AFTER_MS
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
