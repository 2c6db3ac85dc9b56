import { asRecord, listAt, recordAt, type Json } from '../../kit/json.ts'

export const LISTS = ['published', 'heldForReview', 'likelySpam'] as const
export type ListName = (typeof LISTS)[number]

/** One question to the network; the first of the queue is asked next. */
export type Step =
  | { readonly ask: 'videos'; readonly page: string | null; readonly pages: number }
  | { readonly ask: 'threads'; readonly list: ListName; readonly page: string | null; readonly pages: number }
  | {
      readonly ask: 'replies'
      readonly parentId: string
      readonly videoId: string
      readonly page: string | null
      readonly pagesLeft: number
      /** Replies that the thread itself has told already. */
      readonly told: string
      /** Older ones are not news; '' in a look back. */
      readonly since: string
    }
  | {
      readonly ask: 'check'
      readonly list: ListName | 'videos'
      readonly ids: string
      /** The films that they belong to. */
      readonly posts: string
    }

/** id → what the thing looked like when it was last told, and after `/` the film it belongs to. Newest first. */
export type Seen = Readonly<Record<string, string>>

export type ListState = {
  /** Younger than this is new, older only when it has changed. */
  readonly since: string
  readonly askedAt: string
  readonly seen: Seen
}

export type Cursor = {
  /** Counts the rounds, so that a change of standing in one round has another key than in the next. */
  readonly round: number
  readonly todo: readonly Step[]
  readonly lists: Readonly<Partial<Record<ListName | 'videos', ListState>>>
  /** What the round under way has seen so far. */
  readonly fresh: Readonly<Partial<Record<ListName | 'videos', Seen>>>
}

export function writeCursor(cursor: Cursor): string {
  return JSON.stringify({ version: 1, ...cursor })
}

/** null for what is no cursor of ours: then it begins anew, and what was told before is told with the same keys. */
export function readCursor(text: string | null): Cursor | null {
  const record = text === null ? null : parse(text)
  if (record?.['version'] !== 1) return null
  return {
    round: Number(record['round']) || 0,
    todo: listAt(record, 'todo') as readonly Step[],
    lists: recordAt(record, 'lists') ?? {},
    fresh: recordAt(record, 'fresh') ?? {},
  }
}

function parse(text: string): Json | null {
  try {
    return asRecord(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
