import type { NetworkEvent } from '../../connector.ts'
import { videoUrl } from '../addresses.ts'
import { shortHash } from '../harvest/questions.ts'
import { utcText } from '../read-threads.ts'
import { childrenNamed, readXml, textIn, type XmlElement } from './read-xml.ts'

/**
 * What Google's hub sends when a channel has a new or changed film, or one is gone: an Atom feed. It knows title and times, not the
 * description; whoever shows the film asks for the rest. Throws `SyntaxError` for what is no feed.
 */
export function readFeed(rawBody: Uint8Array): readonly NetworkEvent[] {
  const feed = readXml(new TextDecoder().decode(rawBody))
  if (feed.name !== 'feed') throw new SyntaxError('not an Atom feed')
  const entries = childrenNamed(feed, 'entry').map((entry) => entryEvent(feed, entry))
  const deleted = childrenNamed(feed, 'at:deleted-entry').map((entry) => deletedEvent(entry))
  return [...entries, ...deleted]
}

function entryEvent(feed: XmlElement, entry: XmlElement): NetworkEvent {
  const externalId = textIn(entry, 'yt:videoId') ?? lastPart(textIn(entry, 'id'))
  const author = entry.children.find(({ name }) => name === 'author')
  const channelId =
    textIn(entry, 'yt:channelId') ?? textIn(feed, 'yt:channelId') ?? channelIn(textIn(author, 'uri'))
  if (externalId === null || channelId === null) return unknown(entry, 'an entry without film or channel')
  const publishedAt = instantOf(textIn(entry, 'published'))
  const name = textIn(author, 'name') ?? ''
  const title = textIn(entry, 'title') ?? ''
  const post = {
    externalId,
    text: title,
    publishedAt,
    author: { externalId: channelId, name },
    media: [],
    permalink: videoUrl(externalId),
  }
  // A change is told too, with the title as it is now. That the film is there is one fact, whoever tells it first.
  const dedupeKey = `post:${externalId}`
  return {
    network: 'youtube',
    accountExternalId: channelId,
    dedupeKey,
    occurredAt: publishedAt,
    effect: { kind: 'post-added', post },
    raw: plain(entry),
  }
}

function deletedEvent(entry: XmlElement): NetworkEvent {
  const externalId = lastPart(entry.attributes['ref'] ?? null)
  const by = entry.children.find(({ name }) => name === 'at:by')
  const channelId = channelIn(textIn(by, 'uri'))
  if (externalId === null || channelId === null) return unknown(entry, 'a removal without film or channel')
  return {
    network: 'youtube',
    accountExternalId: channelId,
    dedupeKey: `post-removed:${externalId}`,
    occurredAt: instantOf(entry.attributes['when'] ?? null),
    effect: { kind: 'post-removed', postExternalId: externalId },
    raw: plain(entry),
  }
}

function unknown(entry: XmlElement, why: string): NetworkEvent {
  const raw = plain(entry)
  const dedupeKey = `unknown:${shortHash(JSON.stringify(raw))}`
  return {
    network: 'youtube',
    accountExternalId: '',
    dedupeKey,
    occurredAt: null,
    effect: { kind: 'unknown', why },
    raw,
  }
}

/** `yt:video:dQw4w9WgXcQ` → `dQw4w9WgXcQ`. */
function lastPart(id: string | null): string | null {
  const last = id?.split(':').at(-1) ?? ''
  return /^[\w-]+$/.test(last) ? last : null
}

function channelIn(uri: string | null): string | null {
  return /\/channel\/([\w-]+)\/?$/.exec(uri ?? '')?.[1] ?? null
}

function instantOf(text: string | null): Temporal.Instant | null {
  const utc = utcText(text ?? '')
  return utc === '' ? null : Temporal.Instant.from(utc)
}

/** As JSON, because that is what is kept beside an event. */
function plain({ name, attributes, children, text }: XmlElement): unknown {
  return { name, attributes, text: text.trim(), children: children.map(plain) }
}
