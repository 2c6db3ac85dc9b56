import { createHash } from 'node:crypto'
import { formatExact } from '../i18n/dates.ts'
import { formatFileSize } from '../i18n/numbers.ts'
import type { Lang } from '../i18n/lang.ts'
import type {
  Conversation,
  ConversationEntry,
  ConversationMedia,
  ConversationPost,
  MediaPolicy,
  TextVersion,
  WrittenBy,
} from './conversation.ts'
import { addressOf, type ShownConversation, type ShownEntry, type ShownMedia } from './document-parts.ts'
import { prepareImage, type ImageResult, type PreparedImage } from './images.ts'
import { textBlocks } from './text-direction.ts'
import { documentTexts, type DocumentTexts } from './texts.ts'

export type ConversationOptions = {
  readonly language: Lang
  readonly mediaPolicy: MediaPolicy
  /** Said above the entry that the document is about; the default says that the evidence concerns it. */
  readonly subjectFlag?: string
}

/** The conversation in words, and its pictures by the names that it calls them. */
export type PreparedConversation = {
  readonly shown: ShownConversation
  readonly images: ReadonlyMap<string, PreparedImage>
}

type Context = ConversationOptions & {
  readonly texts: DocumentTexts
  readonly results: ReadonlyMap<ConversationMedia, { readonly name: string; readonly result: ImageResult }>
}

/** Re-encodes the pictures and says everything in the document's language. Never throws over what a network sent. */
export async function showConversation(
  conversation: Conversation,
  options: ConversationOptions,
): Promise<PreparedConversation> {
  const results = options.mediaPolicy === 'never' ? new Map() : await preparePictures(conversation)
  const context: Context = { ...options, texts: documentTexts[options.language], results }
  const images = new Map<string, PreparedImage>()
  for (const { name, result } of context.results.values()) {
    if (result.image !== undefined) images.set(name, result.image)
  }
  const { post, entries } = conversation
  const isEmpty = post !== null && entries.length === 0
  return {
    images,
    shown: {
      post: post === null ? null : showPost(post, context),
      entries: entries.map((entry) => showEntry(entry, context)),
      note: isEmpty ? context.texts.noEntries : null,
    },
  }
}

/** One after another: a large picture takes some hundred megabytes while it is open. The same picture twice is made once. */
async function preparePictures({ post, entries }: Conversation): Promise<Context['results']> {
  const results = new Map<ConversationMedia, { name: string; result: ImageResult }>()
  const known = new Map<string, { name: string; result: ImageResult }>()
  for (const media of [...(post?.media ?? []), ...entries.flatMap((entry) => entry.media)]) {
    if (media.kind !== 'image' || media.bytes === null) continue
    const hash = createHash('sha256').update(media.bytes).digest('hex')
    let prepared = known.get(hash)
    if (prepared === undefined) {
      const result = await prepareImage(media.bytes)
      prepared = { name: `${hash}${result.image?.mediaType === 'image/jpeg' ? '.jpg' : '.png'}`, result }
      known.set(hash, prepared)
    }
    results.set(media, prepared)
  }
  return results
}

function showPost(post: ConversationPost, context: Context): ShownEntry {
  const { texts } = context
  return {
    depth: 0,
    'is-subject': false,
    flag: null,
    author: authorWords(post.author, texts),
    meta: [post.publishedAt === null ? texts.unknownTime : texts.published(formatExact(post.publishedAt))],
    blocks: textBlocks(post.text),
    media: showAllMedia(post.media, context),
    versions: [],
    address: addressOf(post.permalink, context.mediaPolicy),
  }
}

function showEntry(entry: ConversationEntry, context: Context): ShownEntry {
  const { texts } = context
  const state = texts.states[entry.state]
  return {
    depth: entry.depth,
    'is-subject': entry.isSubject,
    flag: entry.isSubject ? (context.subjectFlag ?? texts.subject) : null,
    author: authorWords(entry.author, texts),
    meta: [
      entry.postedAt === null ? texts.unknownTime : texts.published(formatExact(entry.postedAt)),
      ...(entry.receivedAt === null ? [] : [texts.received(formatExact(entry.receivedAt))]),
      ...(state === null ? [] : [state]),
    ],
    blocks: entry.text === '' ? textBlocks(texts.noText) : textBlocks(entry.text),
    media: showAllMedia(entry.media, context),
    versions: showVersions(entry.versions, texts),
    address: entry.isSubject ? addressOf(entry.permalink, context.mediaPolicy) : null,
  }
}

function authorWords(author: WrittenBy | null, texts: DocumentTexts): string {
  if (author === null) return texts.unknownAuthor
  return author.handle === null ? author.name : `${author.name} (${author.handle})`
}

/** One wording needs no list; with several, all are shown, the one that stands now included, so that nothing is left to infer. */
export function showVersions(versions: readonly TextVersion[], texts: DocumentTexts): ShownEntry['versions'] {
  if (versions.length < 2) return []
  return versions.map((version) => ({
    head: texts.versionHead(version.no, texts.versionKinds[version.kind], formatExact(version.seenAt)),
    blocks: textBlocks(version.text),
  }))
}

function showAllMedia(media: readonly ConversationMedia[], context: Context): ShownMedia[] {
  if (media.length === 0) return []
  if (context.mediaPolicy === 'never') {
    return [{ image: null, alt: '', lines: [context.texts.withheld(media.length)], address: null }]
  }
  return media.map((each) => showMedia(each, context))
}

/** An alternative text is read aloud in one go, and PDF/A allows no string above 32 767 bytes. */
const LONGEST_ALT = 1000

function showMedia(media: ConversationMedia, context: Context): ShownMedia {
  const { texts } = context
  const prepared = context.results.get(media)
  const kind = texts.mediaKinds[media.kind]
  const alt = media.description ?? texts.pictureAlt(media.original?.sha256 ?? '')
  return {
    image: prepared?.result.image === undefined ? null : prepared.name,
    alt: alt.slice(0, LONGEST_ALT).toWellFormed(),
    lines: [
      media.title === null ? kind : `${kind}: ${media.title}`,
      ...(media.kind === 'image' ? pictureLines(media, prepared?.result, texts) : []),
      ...originalLines(media, context),
    ],
    address: media.kind === 'link' || media.original === null ? addressOf(media.url) : null,
  }
}

function pictureLines(
  media: ConversationMedia,
  result: ImageResult | undefined,
  texts: DocumentTexts,
): string[] {
  return [
    media.description === null ? texts.noDescription : texts.description(media.description),
    ...(result?.problem === undefined ? [] : [texts.imageProblems[result.problem]]),
    ...(result?.image?.isFirstFrameOnly === true ? [texts.firstFrame] : []),
  ]
}

function originalLines({ kind, original }: ConversationMedia, { texts, language }: Context): string[] {
  if (original !== null) {
    return [
      texts.kept(original.mediaType, formatFileSize(original.size, language)),
      texts.hash(original.sha256),
    ]
  }
  return kind === 'link' ? [] : [texts.notFetched]
}
