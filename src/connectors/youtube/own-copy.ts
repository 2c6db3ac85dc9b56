import { Rejected, type Access, type CopiedFile } from '../connector.ts'
import { idAt, textAt } from '../kit/json.ts'
import { LISTS } from './harvest/cursor.ts'
import type { UploadsOf } from './channel.ts'
import { itemsOf } from './read-objects.ts'
import { readThread } from './read-threads.ts'
import type { Ask, Params, YoutubeCalls } from './youtube-calls.ts'

/** More pages than the largest channel has; a list that goes on beyond is broken. */
const MOST_PAGES = 5_000

/**
 * Everything that the API hands out about the channel, answer by answer as received: the channel, its films, every thread. The films
 * themselves and their captions' texts are not: YouTube hands out no film, and a caption file costs as much as two hundred questions.
 */
export async function* ownCopy(
  calls: YoutubeCalls,
  uploadsOf: UploadsOf,
  access: Access,
): AsyncGenerator<CopiedFile> {
  const id = access.accountExternalId
  const part = 'snippet,statistics,contentDetails,status,brandingSettings'
  yield* copied(calls, access, { method: 'channels.list', params: { part, id } }, 'channel')
  const playlistId = await uploadsOf(access, 'backfill')
  const films = { part: 'snippet,contentDetails,status', playlistId, maxResults: '50' }
  yield* copied(calls, access, { method: 'playlistItems.list', params: films }, 'films')
  for (const moderationStatus of LISTS) yield* threads(calls, access, moderationStatus)
}

async function* threads(
  calls: YoutubeCalls,
  access: Access,
  moderationStatus: string,
): AsyncGenerator<CopiedFile> {
  const part = { part: 'snippet,replies', allThreadsRelatedToChannelId: access.accountExternalId }
  const params = { ...part, moderationStatus, order: 'time', maxResults: '100', textFormat: 'plainText' }
  const name = `comments-${moderationStatus}`
  for await (const file of copied(calls, access, { method: 'commentThreads.list', params }, name)) {
    yield file
    for (const { id, replies, replyCount } of threadsOf(file)) {
      if (replies.length >= replyCount) continue
      const below = { part: 'snippet', parentId: id, maxResults: '100', textFormat: 'plainText' }
      yield* copied(calls, access, { method: 'comments.list', params: below }, `replies-${id}`)
    }
  }
}

function threadsOf({ bytes }: CopiedFile) {
  const answer = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
  return itemsOf(answer)
    .map(readThread)
    .filter((thread) => thread !== null)
}

async function* copied(
  calls: YoutubeCalls,
  access: Access,
  ask: Omit<Ask, 'purpose'>,
  name: string,
): AsyncGenerator<CopiedFile> {
  let page: Params = {}
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const params = { ...ask.params, ...page }
    const answered = await calls.read(access, { ...ask, params, purpose: 'backfill' }).catch(nullIfNone)
    if (answered === null) return
    const { json, bytes } = answered
    const path = `youtube/${name}-${String(number).padStart(4, '0')}.json`
    yield { path, mediaType: 'application/json', bytes }
    const next = idAt(json, 'nextPageToken')
    if (next === null || next === textAt(page, 'pageToken')) return
    page = { pageToken: next }
  }
}

const NONE: readonly string[] = [
  'playlistNotFound',
  'commentsDisabled',
  'commentNotFound',
  'parentCommentNotFound',
]

/** A channel without films has no list of them; a comment may be taken away while the copy is made. */
function nullIfNone(error: unknown): null {
  if (error instanceof Rejected && NONE.includes(error.code)) return null
  throw error
}
