import type { Author, EventComment, EventReader, NetworkEffect, NetworkEvent } from '../connector.ts'
import { openAnswer, type Opened } from '../kit/envelope.ts'
import { asRecord, idAt, instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { videoUrl } from './addresses.ts'
import { isHeld, readAuthor, textOf, thumbnailOf, videoText } from './read-objects.ts'
import { changedAt, readThread, utcText, type ToldThread } from './read-threads.ts'
import { shortHash } from './harvest/questions.ts'
import { withoutPeople } from './without-people.ts'

/** Reads what the harvest brought home. */
export function createYoutubeReader(): EventReader {
  return {
    network: 'youtube',
    withoutPeople,
    readEvents(rawBody) {
      const opened = openAnswer(rawBody)
      if (opened === null) throw new SyntaxError('not an answer of YouTube in an envelope')
      return readOpened(opened)
    },
  }
}

type Told = Omit<NetworkEvent, 'network' | 'accountExternalId'>

function readOpened(opened: Opened): readonly NetworkEvent[] {
  const { accountExternalId, answer } = opened
  const items = itemsIn(answer)
  const read = Object.hasOwn(READERS, opened.kind) ? READERS[opened.kind] : undefined
  const told =
    read === undefined || items === null
      ? [unknown(answer, `kind ${opened.kind}${items === null ? ' without items' : ''}`)]
      : [...items.flatMap((item) => read(opened, item)), ...goneIn(opened, items)]
  return told.map(({ dedupeKey, ...one }) => ({
    network: 'youtube',
    accountExternalId,
    ...one,
    // What has no id of its own may be told to several accounts.
    dedupeKey: one.effect.kind === 'unknown' ? `${dedupeKey}:${accountExternalId}` : dedupeKey,
  }))
}

/** null: this is no list at all, and says nothing of what is not in it. */
function itemsIn(answer: unknown): readonly unknown[] | null {
  const body = asRecord(answer)
  if (Array.isArray(body?.['items'])) return listAt(body, 'items')
  return recordAt(body, 'pageInfo')?.['totalResults'] === 0 ? [] : null
}

type ReadItem = (opened: Opened, item: unknown) => readonly Told[]

const READERS: Readonly<Record<string, ReadItem | undefined>> = {
  threads: (opened, item) => {
    const thread = readThreadItem(item)
    return thread === null ? withoutVideo(item) : threadEvents(opened, thread)
  },
  replies: ({ about }, item) => {
    const raw = asRecord(item)
    const { videoId = '', parentId = null, told = '', since = '' } = about
    const id = idAt(raw, 'id')
    if (id !== null && (told.split(',').includes(id) || isOld(raw, since))) return []
    return commentEvents(item, { videoId, parentId }, 'told')
  },
  check: ({ about }, item) => checkedEvents(about, item),
  videos: ({ about }, item) => videoEvents(about, item),
}

function readThreadItem(item: unknown): ToldThread | null {
  const raw = asRecord(item)
  return raw === null ? null : readThread(raw)
}

function withoutVideo(item: unknown): readonly Told[] {
  const raw = asRecord(item)
  const snippet = recordAt(raw, 'snippet')
  const id = idAt(raw, 'id')
  if (id === null || recordAt(snippet, 'topLevelComment') === null)
    return [unknown(item, 'a thread without id or comment')]
  const what = textAt(snippet, 'postId') === null ? 'comment-on-channel' : 'comment-on-community-post'
  return [event(`elsewhere:${id}`, null, { kind: 'irrelevant', what }, item)]
}

/**
 * Of a page that was asked for news only what is new: the rest may have been there for years and would start clocks. In the lists of what
 * is kept back a thread may stand for one reply only; then the rest of it is told elsewhere.
 */
function threadEvents({ about }: Opened, thread: ToldThread): readonly Told[] {
  const { list = '', round = '', since = '', fresh, changed } = about
  const isKeptList = list === 'heldForReview' || list === 'likelySpam'
  const isFresh = isNamed(fresh, thread.id)
  if (!isFresh && !isNamed(changed ?? '', thread.id)) return []
  const isKept = (comment: Json) => {
    const snippet = recordAt(comment, 'snippet')
    const isTold = textAt(snippet, 'moderationStatus') !== null
    return isTold ? isHeld(snippet) : thread.isKeptBack || isKeptList
  }
  return [thread.top, ...thread.replies].flatMap((raw, index) => {
    const isKeptBack = isKept(raw)
    const hasCome = isKeptBack && isFresh
    if (isKeptList && !isKeptBack) return []
    if (isOld(raw, since) && !hasCome) return []
    const place = { videoId: thread.videoId, parentId: index === 0 ? null : thread.id }
    return commentEvents(raw, place, hasCome ? `kept:${round}` : 'told')
  })
}

/** Where nothing is named, everything is meant. */
function isNamed(ids: string | undefined, id: string): boolean {
  return ids === undefined || ids.split(',').includes(id)
}

function isOld(comment: Json | null, since: string): boolean {
  const at = comment === null ? '' : changedAt(comment)
  return since !== '' && at !== '' && at <= since
}

type Place = { readonly videoId: string; readonly parentId: string | null }

function commentEvents(item: unknown, place: Place, how: string): readonly Told[] {
  const raw = asRecord(item)
  const externalId = idAt(raw, 'id')
  const snippet = recordAt(raw, 'snippet')
  if (raw === null || externalId === null || snippet === null || place.videoId === '')
    return [unknown(item, 'a comment without id, words or video')]
  const comment = eventComment(snippet, externalId, place)
  // Two ways of writing one time are no change.
  const changed = utcText(textAt(snippet, 'updatedAt') ?? '')
  const isEdited = changed !== '' && changed !== utcText(textAt(snippet, 'publishedAt') ?? '')
  const told = isEdited
    ? event(
        `comment:${externalId}:${changed}`,
        instantAt(snippet, 'updatedAt'),
        { kind: 'comment-edited', comment },
        raw,
      )
    : event(`comment:${externalId}`, comment.postedAt, { kind: 'comment-added', comment }, raw)
  if (!how.startsWith('kept:')) return [told]
  const hidden = {
    kind: 'comment-hidden',
    commentExternalId: externalId,
    postExternalId: place.videoId,
  } as const
  return [told, event(`hidden:${externalId}:${how.slice('kept:'.length)}`, null, hidden, raw)]
}

function eventComment(snippet: Json | null, externalId: string, { videoId, parentId }: Place): EventComment {
  return {
    externalId,
    postExternalId: videoId,
    parentExternalId: idAt(snippet, 'parentId') ?? parentId,
    author: readAuthor(snippet),
    text: textOf(snippet),
    postedAt: instantAt(snippet, 'publishedAt'),
    media: [],
  }
}

/** What was missing from its list and, asked for by its id, is there: let out, or held back by somebody in YouTube Studio. */
function checkedEvents(about: Opened['about'], item: unknown): readonly Told[] {
  if (about['list'] === 'videos')
    return idAt(asRecord(item), 'id') === null ? [unknown(item, 'a film without id')] : []
  const thread = readThreadItem(item)
  if (thread === null) return [unknown(item, 'an answer about no thread')]
  const { list = '', round = '' } = about
  const change = { commentExternalId: thread.id, postExternalId: thread.videoId }
  if (list === 'published')
    return thread.isKeptBack
      ? [event(`hidden:${thread.id}:${round}`, null, { kind: 'comment-hidden', ...change }, item)]
      : []
  return thread.isKeptBack
    ? []
    : [event(`unhidden:${thread.id}:${round}`, null, { kind: 'comment-unhidden', ...change }, item)]
}

/** What is not even found by its id has been deleted by its writer or rejected. */
function goneIn({ kind, about, answer }: Opened, items: readonly unknown[]): readonly Told[] {
  if (kind !== 'check') return []
  const found = new Set(items.map((item) => idAt(asRecord(item), 'id')))
  // Something that is there and does not say what it is may be any of those that seem to be missing.
  if (found.has(null)) return []
  const posts = (about['posts'] ?? '').split(',')
  return (about['ids'] ?? '').split(',').flatMap((id, index) => {
    if (id === '' || found.has(id)) return []
    if (about['list'] === 'videos')
      return [event(`post-removed:${id}`, null, { kind: 'post-removed', postExternalId: id }, answer)]
    const gone = { commentExternalId: id, postExternalId: posts[index] ?? '' }
    return [event(`removed:${id}`, null, { kind: 'comment-removed', ...gone }, answer)]
  })
}

function videoEvents(about: Opened['about'], item: unknown): readonly Told[] {
  const raw = asRecord(item)
  const snippet = recordAt(raw, 'snippet')
  const details = recordAt(raw, 'contentDetails')
  const externalId = idAt(details, 'videoId') ?? idAt(recordAt(snippet, 'resourceId'), 'videoId')
  if (externalId === null) return [unknown(item, 'a film without id')]
  const { fresh, round = '' } = about
  const isChanged = isNamed(about['changed'] ?? '', externalId)
  if (!isChanged && !isNamed(fresh, externalId)) return []
  const privacy = textAt(recordAt(raw, 'status'), 'privacyStatus')
  const publishedAt = instantAt(details, 'videoPublishedAt') ?? instantAt(snippet, 'publishedAt')
  if (privacy === 'private' && isChanged)
    return [
      event(
        `post-hidden:${externalId}:${round}`,
        null,
        { kind: 'post-hidden', postExternalId: externalId },
        item,
      ),
    ]
  if (privacy === 'private')
    return [event(`private:${externalId}`, null, { kind: 'irrelevant', what: 'private-film' }, item)]
  if (isDeleted(raw))
    return [
      event(`post-removed:${externalId}`, null, { kind: 'post-removed', postExternalId: externalId }, item),
    ]
  const post = {
    externalId,
    text: videoText(snippet),
    publishedAt,
    author: ownerOf(snippet),
    media: thumbnailOf(snippet),
    permalink: videoUrl(externalId),
  }
  const added = event(`post:${externalId}`, publishedAt, { kind: 'post-added', post }, item)
  if (!isChanged) return [added]
  const shown = { kind: 'post-unhidden', postExternalId: externalId } as const
  return [
    added,
    // It may have been private until now.
    event(`post-unhidden:${externalId}:${round}`, null, shown, item),
    event(`post:${externalId}:${shortHash(post.text)}`, null, { kind: 'post-edited', post }, item),
  ]
}

/** A film that is gone leaves its place in the list for a while, under a title of YouTube's own. */
function isDeleted(raw: Json | null): boolean {
  const isUnspecified = textAt(recordAt(raw, 'status'), 'privacyStatus') === 'privacyStatusUnspecified'
  const isNamed = textAt(recordAt(raw, 'snippet'), 'title') === 'Deleted video'
  return isNamed && (isUnspecified || textAt(recordAt(raw, 'contentDetails'), 'videoPublishedAt') === null)
}

function ownerOf(snippet: Json | null): Author | null {
  const externalId = idAt(snippet, 'videoOwnerChannelId') ?? idAt(snippet, 'channelId')
  return externalId === null ? null : { externalId, name: textAt(snippet, 'channelTitle') ?? '' }
}

function event(
  dedupeKey: string,
  occurredAt: Temporal.Instant | null,
  effect: NetworkEffect,
  raw: unknown,
): Told {
  return { dedupeKey, occurredAt, effect, raw }
}

function unknown(raw: unknown, why: string): Told {
  return event(`unknown:${shortHash(JSON.stringify(raw ?? null))}`, null, { kind: 'unknown', why }, raw)
}
