import type { Access } from '../../connector.ts'
import { idAt, type Json } from '../../kit/json.ts'
import type { HarvestPage } from '../../harvest.ts'
import type { Conversations } from '../conversations.ts'
import type { Graph } from '../graph.ts'
import { MEDIA_FIELDS, OTHERS_MEDIA_FIELDS } from '../read-objects.ts'
import {
  aboutThread,
  askList,
  askThread,
  CONVERSATION_FIELDS,
  hasNewWords,
  isNew,
  threadRest,
  type Asking,
} from './ask.ts'
import { readNewsCursor, type NewsCursor } from './cursor.ts'

/** The posts whose threads are watched: on older ones hardly anybody writes, and what is written there comes by webhook. */
const WATCHED_POSTS = '25'
/** So deep into one thread, 50 comments a page, for an answer under an older comment. */
const MOST_THREAD_PAGES = 4
/** Calls in one go while nothing is told. */
const MOST_TURNS = 20
/** Their clock and ours may differ, and a round takes a while. */
const OVERLAP = { minutes: 2 } as const

type Turn = { readonly bodies: readonly Uint8Array[]; readonly next: NewsCursor; readonly isOver?: boolean }
type Step = (asking: Asking, at: NewsCursor, conversations: Conversations) => Promise<Turn>

/**
 * What is new since the last round: the newest posts, the threads whose number of comments has changed (newest post first), posts in which
 * the account is tagged, and conversations. Webhooks tell the same and sooner; this catches up after a silence.
 */
export async function news(
  graph: Graph,
  conversations: Conversations,
  access: Access,
  cursor: string | null,
): Promise<HarvestPage> {
  const now = graph.clock.now()
  const kept = readNewsCursor(cursor)
  const at = kept ?? roundFrom(now.subtract(OVERLAP), null)
  const begun = at.step === 'media' ? { ...at, began: now.toString() } : at
  const asking = { graph, access, purpose: 'inbox' } as const
  let turn = await STEPS[begun.step](asking, begun, conversations)
  // A quiet round is one page; as soon as something was told it is handed over, so that little is lost when the process is killed.
  for (let turns = 1; turns < MOST_TURNS && turn.bodies.length === 0 && turn.isOver !== true; turns += 1)
    turn = await STEPS[turn.next.step](asking, turn.next, conversations)
  return { bodies: turn.bodies, cursor: JSON.stringify(turn.next), isMore: turn.isOver !== true }
}

const STEPS: Readonly<Record<NewsCursor['step'], Step>> = { media, threads, tags, messages }

function roundFrom(since: Temporal.Instant, counts: NewsCursor['counts']): NewsCursor {
  const from = since.toString()
  return { since: from, began: from, step: 'media', counts, queue: [], after: null }
}

async function media(asking: Asking, at: NewsCursor): Promise<Turn> {
  const since = Temporal.Instant.from(at.since)
  const path = [asking.access.accountExternalId, 'media']
  const params = { fields: MEDIA_FIELDS, limit: WATCHED_POSTS }
  const answer = await askList(asking, 'media', { path, params }, null)
  const rows = answer?.rows ?? []
  const counts = Object.fromEntries(rows.map((row) => [idAt(row, 'id') ?? '', commentCount(row)]))
  const changed = rows
    .flatMap((row) => idAt(row, 'id') ?? [])
    .filter((id) => isChanged(id, at.counts, counts))
  const queue = changed.map((id) => ({ media: id, parent: null, after: null, pages: 0 }))
  const isTold = answer !== null && rows.some((row) => isNew(row, 'timestamp', since))
  const bodies = isTold ? [answer.seal({ since: at.since })] : []
  return { bodies, next: { ...at, counts, queue, step: queue.length === 0 ? 'tags' : 'threads' } }
}

function commentCount(row: Json): number {
  const count = row['comments_count']
  return typeof count === 'number' ? count : 0
}

/** In the first round nothing is new yet: what was there before is for `past`. */
function isChanged(id: string, before: NewsCursor['counts'], now: Readonly<Record<string, number>>): boolean {
  return before !== null && (before[id] ?? 0) !== (now[id] ?? 0)
}

async function threads(asking: Asking, at: NewsCursor): Promise<Turn> {
  const [place, ...others] = at.queue
  if (place === undefined) return { bodies: [], next: { ...at, step: 'tags' } }
  const since = Temporal.Instant.from(at.since)
  const answer = await askThread(asking, place)
  const rows = answer?.rows ?? []
  const isTold = answer !== null && rows.some((row) => hasNewWords(row, since))
  const oldest = rows.at(-1)
  // Further down only when all of this was new, or when what changed the number has not been found yet.
  const goesOn = !isTold || oldest === undefined || isNew(oldest, 'timestamp', since)
  const rest = answer === null || !goesOn ? [] : threadRest(place, answer)
  const queue = [...rest.filter(({ pages }) => pages < MOST_THREAD_PAGES), ...others]
  const bodies = isTold ? [answer.seal({ ...aboutThread(place), since: at.since })] : []
  return { bodies, next: { ...at, queue, step: queue.length === 0 ? 'tags' : 'threads' } }
}

async function tags(asking: Asking, at: NewsCursor): Promise<Turn> {
  const since = Temporal.Instant.from(at.since)
  const path = [asking.access.accountExternalId, 'tags']
  const params = { fields: OTHERS_MEDIA_FIELDS, limit: WATCHED_POSTS }
  const answer = await askList(asking, 'tags', { path, params }, null)
  const isTold = answer?.rows.some((row) => isNew(row, 'timestamp', since)) === true
  const bodies = isTold ? [answer.seal({ since: at.since })] : []
  return { bodies, next: { ...at, step: 'messages', after: null } }
}

async function messages(asking: Asking, at: NewsCursor, conversations: Conversations): Promise<Turn> {
  const since = Temporal.Instant.from(at.since)
  const page = await conversations.pageOf(asking.access)
  const params = { platform: 'instagram', fields: CONVERSATION_FIELDS, limit: '20' }
  const answer = await askList(asking, 'conversations', { path: [page, 'conversations'], params }, at.after)
  const rows = answer?.rows ?? []
  const isTold = answer !== null && rows.some((row) => isNew(row, 'updated_time', since))
  const bodies = isTold ? [answer.seal({ page, since: at.since })] : []
  const isAllNew = rows.length > 0 && rows.every((row) => isNew(row, 'updated_time', since))
  const after = isAllNew ? (answer?.next ?? null) : null
  if (after !== null) return { bodies, next: { ...at, after } }
  const next = roundFrom(Temporal.Instant.from(at.began).subtract(OVERLAP), at.counts)
  return { bodies, next, isOver: true }
}
