import { asRecord, listAt, recordAt, type Json } from '../kit/json.ts'

/** Where the looking for news stands. */
export type NewsCursor = {
  /** Notifications up to here have been asked for, in ms since 1970. */
  readonly upToMs: number
  /** The next page within the same span, or 0. */
  readonly start: number
  /** The span that is being paged through, while it is. */
  readonly untilMs: number | null
  /** Ids already handed over from the overlap of two spans. */
  readonly seen: readonly string[]
  /** When the page's own posts were last asked for, in ms since 1970. */
  readonly postsAtMs: number
  /** The newest change of a post handed over, in ms since 1970. */
  readonly postChangeMs: number
  /** Where the account may not ask for notifications; null where it may. */
  readonly poll: PollCursor | null
}

/** Looking post by post instead. Times in ms since 1970. */
export type PollCursor = {
  /** Then notifications are tried again. */
  readonly retryMs: number
  readonly nextMs: number
  /** Comments counted under each of the newest posts. */
  readonly counts: Readonly<Record<string, number>>
  /** Threads that have changed and are being read. */
  readonly walk: PastCursor | null
}

/** What is left of one page of posts while the past is read; `start` null: no post is older. */
export type PastCursor = {
  readonly start: number | null
  readonly posts: readonly string[]
  /** Where the comments of the first post go on; null: all of them are read. */
  readonly comments: number | null
  /** Comments whose replies are still to be read, the first of them from `replyStart`. */
  readonly parents: readonly string[]
  readonly replyStart: number
}

export const PAST_BEGINNING: PastCursor = { start: 0, posts: [], comments: 0, parents: [], replyStart: 0 }

export function writeCursor(cursor: NewsCursor | PastCursor): string {
  return JSON.stringify(cursor)
}

export function readNewsCursor(text: string): NewsCursor {
  const kept = asRecord(JSON.parse(text))
  const upToMs = numberAt(kept, 'upToMs')
  if (upToMs === null) throw new TypeError('not a cursor of the LinkedIn harvest')
  return {
    upToMs,
    start: numberAt(kept, 'start') ?? 0,
    untilMs: numberAt(kept, 'untilMs'),
    seen: textsAt(kept, 'seen'),
    postsAtMs: numberAt(kept, 'postsAtMs') ?? 0,
    postChangeMs: numberAt(kept, 'postChangeMs') ?? 0,
    poll: readPoll(recordAt(kept, 'poll')),
  }
}

function readPoll(kept: Json | null): PollCursor | null {
  if (kept === null) return null
  const counts = Object.entries(recordAt(kept, 'counts') ?? {})
  const walk = recordAt(kept, 'walk')
  return {
    retryMs: numberAt(kept, 'retryMs') ?? 0,
    nextMs: numberAt(kept, 'nextMs') ?? 0,
    counts: Object.fromEntries(counts.filter((one): one is [string, number] => typeof one[1] === 'number')),
    walk: walk === null ? null : pastFrom(walk),
  }
}

export function readPastCursor(text: string): PastCursor {
  const kept = asRecord(JSON.parse(text))
  if (kept === null || !('parents' in kept)) throw new TypeError('not a cursor of the LinkedIn past')
  return pastFrom(kept)
}

function pastFrom(kept: Json): PastCursor {
  return {
    start: numberAt(kept, 'start'),
    posts: textsAt(kept, 'posts'),
    comments: numberAt(kept, 'comments'),
    parents: textsAt(kept, 'parents'),
    replyStart: numberAt(kept, 'replyStart') ?? 0,
  }
}

function numberAt(source: Json | null, key: string): number | null {
  const value = source?.[key]
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
}

function textsAt(source: Json | null, key: string): readonly string[] {
  return listAt(source, key).filter((one) => typeof one === 'string')
}
