import { createHash } from 'node:crypto'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import { Rejected, type Access } from '../../connector.ts'
import { sealAnswer } from '../../kit/envelope.ts'
import { idAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import type { UploadsOf } from '../channel.ts'
import { changedAt, latestIn, readThread, utcText, type ToldThread } from '../read-threads.ts'
import { itemsOf, videoText } from '../read-objects.ts'
import type { Answered, Ask, YoutubeCalls } from '../youtube-calls.ts'
import type { Step } from './cursor.ts'

export type HarvestParts = { readonly calls: YoutubeCalls; readonly uploadsOf: UploadsOf }

const VIDEO_PAGE = '50'
const THREAD_PAGE = '100'
/** Ids in one call. */
export const MOST_CHECKED = 50

/** Refusals of one question that no later attempt of the same question turns into an answer. */
const FOR_GOOD: readonly string[] = [
  ...['commentsDisabled', 'commentNotFound', 'commentThreadNotFound', 'parentCommentNotFound'],
  // YouTube says so of the uploads of a channel that has none yet.
  ...['parentCommentIsPrivate', 'playlistNotFound', 'playlistItemNotFound', 'videoNotFound'],
  // What a page's name leads to runs out.
  ...['invalidPageToken', 'processingFailure'],
]

/** Sends one question of the queue. null: this question has no answer, and the queue goes on with the next. */
export async function askNetwork(
  { calls, uploadsOf }: HarvestParts,
  access: Access,
  step: Step,
  purpose: QuotaPurpose,
): Promise<Answered | null> {
  const playlistId = step.ask === 'videos' ? await uploadsOf(access, purpose) : ''
  const question = { ...questionOf(step, access.accountExternalId, playlistId), purpose }
  return calls.read(access, question).catch((error: unknown) => {
    if (error instanceof Rejected && FOR_GOOD.includes(error.code)) return null
    throw error
  })
}

function questionOf(step: Step, channelId: string, playlistId: string): Omit<Ask, 'purpose'> {
  const page = 'page' in step && step.page !== null ? { pageToken: step.page } : {}
  const plain = { textFormat: 'plainText' }
  switch (step.ask) {
    case 'videos': {
      const part = 'snippet,contentDetails,status'
      return { method: 'playlistItems.list', params: { part, playlistId, maxResults: VIDEO_PAGE, ...page } }
    }
    case 'threads': {
      const params = { part: 'snippet,replies', allThreadsRelatedToChannelId: channelId, order: 'time' }
      const rest = { moderationStatus: step.list, maxResults: THREAD_PAGE, ...plain, ...page }
      return { method: 'commentThreads.list', params: { ...params, ...rest } }
    }
    case 'replies': {
      const params = { part: 'snippet', parentId: step.parentId, maxResults: THREAD_PAGE, ...plain, ...page }
      return { method: 'comments.list', params }
    }
    case 'check': {
      if (step.list === 'videos') return { method: 'videos.list', params: { part: 'status', id: step.ids } }
      return { method: 'commentThreads.list', params: { part: 'snippet', id: step.ids, ...plain } }
    }
  }
}

/** The answer as it came, with what it does not say itself. */
export function seal(
  { calls }: HarvestParts,
  access: Access,
  { kind, about, bytes }: { kind: string; about: Readonly<Record<string, string>>; bytes: Uint8Array },
): Uint8Array {
  const askedAt = calls.settings.clock.now()
  return sealAnswer({ kind, accountExternalId: access.accountExternalId, about, askedAt, answer: bytes })
}

export function nextPageOf({ json }: Answered): string | null {
  const next = textAt(json, 'nextPageToken')
  return next === '' ? null : next
}

export type SeenThing = {
  readonly id: string
  readonly look: string
  /** When something in it was last written; '' where not told. */
  readonly latest: string
  readonly thread: ToldThread | null
}

export function threadsIn({ json }: Answered): readonly SeenThing[] {
  return itemsOf(json)
    .map(readThread)
    .filter((thread) => thread !== null)
    .map((thread) => ({ id: thread.id, look: lookOf(thread), latest: latestIn(thread), thread }))
}

export function videosIn({ json }: Answered): readonly SeenThing[] {
  return itemsOf(json).flatMap((item) => {
    const details = recordAt(item, 'contentDetails')
    const snippet = recordAt(item, 'snippet')
    const id = idAt(details, 'videoId') ?? idAt(recordAt(snippet, 'resourceId'), 'videoId')
    if (id === null) return []
    const privacy = textAt(recordAt(item, 'status'), 'privacyStatus') ?? ''
    const latest = utcText(textAt(details, 'videoPublishedAt') ?? textAt(snippet, 'publishedAt') ?? '')
    return [{ id, look: shortHash(`${privacy}\n${videoText(snippet)}`), latest, thread: null }]
  })
}

function lookOf(thread: ToldThread): string {
  const parts = [thread.top, ...thread.replies].map((one) => `${idAt(one, 'id') ?? ''}@${changedAt(one)}`)
  const standing = [thread.replyCount, thread.isKeptBack, standingOf(thread.top)]
  return `${shortHash([...parts, ...standing].join(' '))}/${thread.videoId}`
}

function standingOf(comment: Json): string {
  return textAt(recordAt(comment, 'snippet'), 'moderationStatus') ?? ''
}

/** Long enough that a change is not missed, short enough for a cursor that is kept every few minutes. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text.toWellFormed()).digest('base64url').slice(0, 10)
}

/** Where the thread itself does not hold all replies, the rest is asked for. */
export function repliesStep(thread: ToldThread, pagesLeft: number, since: string): readonly Step[] {
  if (thread.replies.length >= thread.replyCount) return []
  const told = thread.replies.map((reply) => idAt(reply, 'id') ?? '').join(',')
  const { id: parentId, videoId } = thread
  return [{ ask: 'replies', parentId, videoId, page: null, pagesLeft, told, since }]
}
