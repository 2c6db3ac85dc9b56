import type { NetworkEvent } from '../../connector.ts'
import { decodeBytes } from '../../kit/decode-bytes.ts'
import { NotXml } from '../../kit/xml/tokenize.ts'
import { childrenOf, readXml, textOf, type XmlElement } from '../../kit/xml/tree.ts'
import { videoUrl } from '../addresses.ts'
import { shortHash } from '../harvest/questions.ts'
import { channelIn } from '../read-objects.ts'
import { utcText } from '../read-threads.ts'

const LESS_THAN = 0x3c
/** Space, tab and ends of line, and the bytes of a byte order mark. */
const BEFORE: readonly number[] = [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]

/** By its first character: what is kept of the harvest is JSON. */
export function isFeed(rawBody: Uint8Array): boolean {
  return rawBody.find((byte) => !BEFORE.includes(byte)) === LESS_THAN
}

/**
 * What Google's hub sends when a channel has a new or changed film, or one is gone: an Atom feed. It knows title and times, not the
 * description; whoever shows the film asks for the rest. Throws `SyntaxError` for what is no feed.
 */
export function readFeed(rawBody: Uint8Array): readonly NetworkEvent[] {
  const feed = readRoot(decodeBytes(rawBody, '').trim())
  if (feed.name !== 'feed') throw new SyntaxError('not an Atom feed')
  const entries = childrenOf(feed, 'entry').map((entry) => entryEvent(feed, entry))
  const deleted = childrenOf(feed, 'deleted-entry').map((entry) => deletedEvent(feed, entry))
  return [...entries, ...deleted]
}

function readRoot(xml: string): XmlElement {
  try {
    return readXml(xml)
  } catch (error) {
    if (error instanceof NotXml) throw new SyntaxError(error.message, { cause: error })
    throw error
  }
}

function entryEvent(feed: XmlElement, entry: XmlElement): NetworkEvent {
  const externalId =
    textOf(entry, 'videoId') ?? lastPart(textOf(entry, 'id')) ?? filmIn(linkOf(entry, 'alternate'))
  const author = childrenOf(entry, 'author')[0]
  const channelId = textOf(entry, 'channelId') ?? channelIn(uriOf(author)) ?? channelOf(feed)
  if (externalId === null || channelId === null) return unknown(entry, 'an entry without film or channel')
  const publishedAt = instantOf(textOf(entry, 'published'))
  const name = author === undefined ? '' : (textOf(author, 'name') ?? '')
  const title = textOf(entry, 'title') ?? ''
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
    raw: { source: entry.source },
  }
}

/**
 * A film was deleted or made private: the hub says the same of both. So it is told as no longer shown, which may be taken back; whether it is
 * gone the harvest asks within the hour.
 */
function deletedEvent(feed: XmlElement, entry: XmlElement): NetworkEvent {
  const externalId = lastPart(entry.attributes.get('ref') ?? null) ?? filmIn(linkOf(entry, 'alternate'))
  const by = childrenOf(entry, 'by')[0]
  const channelId = channelIn(uriOf(by)) ?? channelOf(feed)
  if (externalId === null || channelId === null) return unknown(entry, 'a removal without film or channel')
  const when = utcText(entry.attributes.get('when') ?? '')
  return {
    network: 'youtube',
    accountExternalId: channelId,
    dedupeKey: `post-hidden:${externalId}:${when}`,
    occurredAt: instantOf(when),
    effect: { kind: 'post-hidden', postExternalId: externalId },
    raw: { source: entry.source },
  }
}

function unknown(entry: XmlElement, why: string): NetworkEvent {
  const raw = { source: entry.source }
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

function uriOf(person: XmlElement | undefined): string | null {
  return person === undefined ? null : textOf(person, 'uri')
}

/** Whose feed it is, by itself or by the address it was asked for at. */
function channelOf(feed: XmlElement): string | null {
  const asked = URL.parse(linkOf(feed, 'self') ?? '')?.searchParams.get('channel_id') ?? ''
  return textOf(feed, 'channelId') ?? (/^[\w-]+$/.test(asked) ? asked : null)
}

function linkOf(element: XmlElement, rel: string): string | null {
  const links = childrenOf(element, 'link')
  return (
    links.find(({ attributes }) => (attributes.get('rel') ?? 'alternate') === rel)?.attributes.get('href') ??
    null
  )
}

const FILM =
  /^https?:\/\/(?:www\.|m\.)?(?:youtube\.com\/(?:watch\?(?:.*&)?v=|shorts\/|live\/)|youtu\.be\/)([\w-]+)/

/** Short films and broadcasts have addresses of their own. */
function filmIn(address: string | null): string | null {
  return FILM.exec(address ?? '')?.[1] ?? null
}

function instantOf(text: string | null): Temporal.Instant | null {
  const utc = utcText(text ?? '')
  return utc === '' ? null : Temporal.Instant.from(utc)
}
