import type {
  Conversation,
  ConversationEntry,
  ConversationMedia,
  TextVersion,
  VersionKind,
  WrittenBy,
} from '#core/documents/conversation.ts'
import type { Author } from '#connectors/connector.ts'
import type { Handling } from '#modules/inbox/index.ts'
import type { HandlingVersion, KeptMedia, ThreadEntry } from './handling.ts'

/** Original bytes of pictures by SHA-256, for those that are to be shown. */
export type Pictures = ReadonlyMap<string, Uint8Array>

const KINDS: Readonly<Record<HandlingVersion['kind'], VersionKind>> = {
  original: 'original',
  edited: 'edited',
  hidden: 'hidden',
  unhidden: 'unhidden',
  'removed-by-author': 'removed',
  'removed-by-us': 'removed',
}

/** The thread as documents show it. */
export function conversationOf(handling: Handling, pictures: Pictures): Conversation {
  const depths = depthsOf(handling.thread)
  const { post } = handling
  return {
    post:
      post === null
        ? null
        : {
            author: writtenBy(post.author),
            text: post.text,
            publishedAt: post.publishedAt,
            permalink: post.permalink,
            media: post.media.map((media) => shownMedia(media, pictures)),
          },
    entries: handling.thread.map((entry) =>
      toEntry(entry, {
        isSubject: entry.message.id === handling.message.id,
        depth: depths.get(entry.message.externalId) ?? 0,
        pictures,
      }),
    ),
  }
}

/** A message of which nothing may be copied: that it was written, when and by whom, and not a word of it (F-118). */
export function withheldConversation(handling: Handling): Conversation {
  const { message } = handling
  const entry = toEntry(
    { message: { ...message, text: '' }, versions: [], media: [] },
    { isSubject: true, depth: 0, pictures: new Map() },
  )
  return { post: null, entries: [entry] }
}

type Place = { readonly isSubject: boolean; readonly depth: number; readonly pictures: Pictures }

function toEntry({ message, versions, media }: ThreadEntry, place: Place): ConversationEntry {
  return {
    depth: place.depth,
    author: writtenBy(message.author),
    text: message.text,
    postedAt: message.postedAt,
    receivedAt: message.receivedAt,
    permalink: message.permalink,
    isSubject: place.isSubject,
    state: message.presence,
    versions: textVersions(versions, message.text),
    media: media.map((one) => shownMedia(one, place.pictures)),
  }
}

/** Hiding and removing change no words: the version says which words it was that disappeared. */
export function textVersions(versions: readonly HandlingVersion[], current: string): readonly TextVersion[] {
  let words = versions.find((version) => version.text !== null)?.text ?? current
  return versions.map(({ no, kind, text, observedAt }) => {
    words = text ?? words
    return { no, kind: KINDS[kind], text: words, seenAt: observedAt }
  })
}

export function writtenBy(author: Author | null): WrittenBy | null {
  return author === null ? null : { name: author.name, handle: author.externalId }
}

function shownMedia(media: KeptMedia, pictures: Pictures): ConversationMedia {
  const { kept } = media
  return {
    kind: media.kind,
    description: media.altText ?? null,
    title: media.title ?? null,
    url: media.url,
    original: kept === null ? null : { sha256: kept.sha256, size: kept.sizeBytes, mediaType: kept.mediaType },
    bytes: kept === null ? null : (pictures.get(kept.sha256) ?? null),
  }
}

/** How deep each entry lies under the post. A parent we do not have counts as the post. */
function depthsOf(thread: readonly ThreadEntry[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  for (const { message } of thread) {
    const above = message.parentExternalId === null ? undefined : depths.get(message.parentExternalId)
    depths.set(message.externalId, above === undefined ? 0 : above + 1)
  }
  return depths
}
