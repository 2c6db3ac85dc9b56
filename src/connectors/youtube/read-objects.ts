import type { Author, MediaRef, NetworkComment, NetworkPost } from '../connector.ts'
import { idAt, instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { webUrl } from '../kit/web-url.ts'
import { commentUrl, videoUrl } from './addresses.ts'
import { plainText } from './plain-text.ts'

/** The channel that wrote, or null where YouTube tells neither name nor channel (a closed account). */
export function readAuthor(snippet: Json | null): Author | null {
  const externalId =
    idAt(recordAt(snippet, 'authorChannelId'), 'value') ?? channelIn(textAt(snippet, 'authorChannelUrl'))
  const name = textAt(snippet, 'authorDisplayName') ?? ''
  return externalId === null && name === '' ? null : { externalId, name }
}

/** The id may stand in the address only. */
export function channelIn(address: string | null): string | null {
  return /\/channel\/([\w-]+)\/?$/.exec(address ?? '')?.[1] ?? null
}

/** What was written; other people's own spelling is withheld, and then it is what everybody sees, asked for as plain text. */
export function textOf(snippet: Json | null): string {
  return textAt(snippet, 'textOriginal') ?? plainText(textAt(snippet, 'textDisplay') ?? '')
}

const NOT_PUBLIC: readonly (string | null)[] = ['heldForReview', 'likelySpam', 'rejected']

export function isHeld(snippet: Json | null): boolean {
  return NOT_PUBLIC.includes(textAt(snippet, 'moderationStatus'))
}

/** What surrounds a comment and does not stand in it. */
export type CommentPlace = {
  readonly accountExternalId: string
  readonly videoId: string
  readonly parentId: string | null
  readonly canReply: boolean
  /** The whole thread is kept from the public. */
  readonly isKeptBack: boolean
}

export function readComment(raw: Json, externalId: string, place: CommentPlace): NetworkComment {
  const snippet = recordAt(raw, 'snippet')
  const author = readAuthor(snippet)
  const isOwn = author?.externalId === place.accountExternalId
  const isRejected = textAt(snippet, 'moderationStatus') === 'rejected'
  return {
    externalId,
    postExternalId: place.videoId,
    parentExternalId: place.parentId,
    author,
    text: textOf(snippet),
    postedAt: instantAt(snippet, 'publishedAt'),
    permalink: commentUrl(place.videoId, externalId),
    media: [],
    isHidden: isHeld(snippet) || place.isKeptBack,
    may: {
      reply: place.canReply && !isRejected,
      hide: !isOwn && !isRejected,
      remove: !isRejected,
      privateReply: false,
      block: false,
    },
    raw,
  }
}

/** A video: its title, an empty line, its description. */
export function readVideo(raw: Json, videoId: string): NetworkPost {
  const snippet = recordAt(raw, 'snippet')
  const channelId = idAt(snippet, 'channelId')
  return {
    externalId: idAt(raw, 'id') ?? videoId,
    text: videoText(snippet),
    publishedAt: instantAt(snippet, 'publishedAt'),
    permalink: videoUrl(videoId),
    media: thumbnailOf(snippet),
    author:
      channelId === null ? null : { externalId: channelId, name: textAt(snippet, 'channelTitle') ?? '' },
    raw,
  }
}

export function videoText(snippet: Json | null): string {
  return [textAt(snippet, 'title') ?? '', textAt(snippet, 'description') ?? '']
    .filter((part) => part.trim() !== '')
    .join('\n\n')
}

const SIZES = ['maxres', 'standard', 'high', 'medium', 'default'] as const

/** The still picture; the film itself is not handed out by the network. */
export function thumbnailOf(snippet: Json | null): readonly MediaRef[] {
  const thumbnails = recordAt(snippet, 'thumbnails')
  const address = SIZES.map((size) => webUrl(recordAt(thumbnails, size)?.['url'])).find((url) => url !== null)
  if (address === undefined) return []
  const title = textAt(snippet, 'title')
  return [{ kind: 'image', url: address, ...(title === null || title === '' ? {} : { title }) }]
}

export function itemsOf(answer: Json | null): readonly Json[] {
  return listAt(answer, 'items').filter(
    (item): item is Json => typeof item === 'object' && item !== null && !Array.isArray(item),
  )
}
