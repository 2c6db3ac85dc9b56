import { asRecord, idAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'

/** A thread as `commentThreads.list` tells it: the comment under the video, and at most five of its replies. */
export type ToldThread = {
  readonly id: string
  readonly videoId: string
  readonly top: Json
  readonly replies: readonly Json[]
  readonly replyCount: number
  readonly canReply: boolean
  readonly isKeptBack: boolean
  readonly raw: Json
}

/** null: not a thread under a video (one under a community post or the channel itself has no video). */
export function readThread(raw: Json): ToldThread | null {
  const snippet = recordAt(raw, 'snippet')
  const top = recordAt(snippet, 'topLevelComment')
  const id = idAt(raw, 'id') ?? idAt(top, 'id')
  const videoId = idAt(snippet, 'videoId') ?? idAt(recordAt(top, 'snippet'), 'videoId')
  if (id === null || top === null || videoId === null) return null
  const replies = listAt(recordAt(raw, 'replies'), 'comments')
    .map(asRecord)
    .filter((reply) => reply !== null)
  const count = Number(snippet?.['totalReplyCount'])
  return {
    id,
    videoId,
    top,
    replies,
    replyCount: Number.isFinite(count) ? count : replies.length,
    canReply: snippet?.['canReply'] !== false,
    isKeptBack: snippet?.['isPublic'] === false,
    raw,
  }
}

/** Of all comments in the thread, when the latest was written or changed; '' where no time is told. */
export function latestIn({ top, replies }: ToldThread): string {
  const times = [top, ...replies].map((one) => changedAt(one))
  return times.reduce((latest, at) => (at > latest ? at : latest), '')
}

export function changedAt(comment: Json): string {
  const snippet = recordAt(comment, 'snippet')
  const at = textAt(snippet, 'updatedAt') ?? textAt(snippet, 'publishedAt') ?? ''
  return utcText(at)
}

/** One way of writing, so that times compare as texts. Not a time: ''. */
export function utcText(at: string): string {
  try {
    return Temporal.Instant.from(at).toString({ fractionalSecondDigits: 3 })
  } catch {
    return ''
  }
}
