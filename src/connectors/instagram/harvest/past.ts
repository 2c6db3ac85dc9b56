import type { Access } from '../../connector.ts'
import type { HarvestPage } from '../../harvest.ts'
import { idAt } from '../../kit/json.ts'
import type { Conversations } from '../conversations.ts'
import type { Graph } from '../graph.ts'
import { MEDIA_FIELDS, OTHERS_MEDIA_FIELDS } from '../read-objects.ts'
import {
  aboutThread,
  askList,
  askThread,
  CONVERSATION_FIELDS,
  isNew,
  threadRest,
  type Asking,
  type ListAnswer,
} from './ask.ts'
import { readPastCursor, type PastCursor } from './cursor.ts'

/** Few posts at a time: the whole threads under them are read before the next. */
const POSTS_PAGE = '10'

type Turn = { readonly bodies: readonly Uint8Array[]; readonly next: PastCursor }

/**
 * What was there before, newest first, back to `since`: posts with their whole threads, posts in which the account is tagged, and of each
 * conversation the twenty latest messages, which is all that Instagram hands out. One call a turn, so that a thread of 50 000 comments is
 * a thousand small turns; at any of them it may be stopped and taken up again.
 */
export async function past(
  graph: Graph,
  conversations: Conversations,
  access: Access,
  asked: { readonly cursor: string | null; readonly since: Temporal.Instant },
): Promise<HarvestPage> {
  const at = readPastCursor(asked.cursor) ?? { step: 'media', after: null, queue: [] }
  if (at.step === 'done') return { bodies: [], cursor: JSON.stringify(at), isMore: false }
  const asking = { graph, access, purpose: 'backfill' } as const
  const { bodies, next } =
    at.queue.length > 0
      ? await thread(asking, at)
      : await LISTS[at.step](asking, at, { since: asked.since, conversations })
  return { bodies, cursor: JSON.stringify(next), isMore: next.step !== 'done' }
}

type Known = { readonly since: Temporal.Instant; readonly conversations: Conversations }
type ListStep = (asking: Asking, at: PastCursor, known: Known) => Promise<Turn>

const LISTS: Readonly<Record<Exclude<PastCursor['step'], 'done'>, ListStep>> = { media, tags, messages }

async function thread(asking: Asking, at: PastCursor): Promise<Turn> {
  const [place, ...others] = at.queue
  if (place === undefined) return { bodies: [], next: at }
  const answer = await askThread(asking, place)
  if (answer === null) return { bodies: [], next: { ...at, queue: others } }
  const bodies = answer.rows.length === 0 ? [] : [answer.seal(aboutThread(place))]
  return { bodies, next: { ...at, queue: [...threadRest(place, answer), ...others] } }
}

async function media(asking: Asking, at: PastCursor, { since }: Known): Promise<Turn> {
  const path = [asking.access.accountExternalId, 'media']
  const params = { fields: MEDIA_FIELDS, limit: POSTS_PAGE }
  const answer = await askList(asking, 'media', { path, params }, at.after)
  const within = (answer?.rows ?? []).filter((row) => isNew(row, 'timestamp', since))
  const queue = within
    .filter((row) => row['comments_count'] !== 0)
    .flatMap((row) => idAt(row, 'id') ?? [])
    .map((id) => ({ media: id, parent: null, after: null, pages: 0 }))
  return {
    bodies: sealed(answer, within.length, { since }),
    next: { ...listAfter(at, answer, within.length, 'tags'), queue },
  }
}

async function tags(asking: Asking, at: PastCursor, { since }: Known): Promise<Turn> {
  const path = [asking.access.accountExternalId, 'tags']
  const params = { fields: OTHERS_MEDIA_FIELDS, limit: '25' }
  const answer = await askList(asking, 'tags', { path, params }, at.after)
  const within = (answer?.rows ?? []).filter((row) => isNew(row, 'timestamp', since)).length
  return { bodies: sealed(answer, within, { since }), next: listAfter(at, answer, within, 'messages') }
}

async function messages(asking: Asking, at: PastCursor, { since, conversations }: Known): Promise<Turn> {
  const page = await conversations.pageOf(asking.access)
  const params = { platform: 'instagram', fields: CONVERSATION_FIELDS, limit: '20' }
  const answer = await askList(asking, 'conversations', { path: [page, 'conversations'], params }, at.after)
  const within = (answer?.rows ?? []).filter((row) => isNew(row, 'updated_time', since)).length
  return { bodies: sealed(answer, within, { since, page }), next: listAfter(at, answer, within, 'done') }
}

function sealed(
  answer: ListAnswer | null,
  within: number,
  { since, ...about }: { readonly since: Temporal.Instant; readonly page?: string },
): readonly Uint8Array[] {
  return answer === null || within === 0 ? [] : [answer.seal({ ...about, since: since.toString() })]
}

/** On in the same list while everything in it is new enough, otherwise to the next. */
function listAfter(
  at: PastCursor,
  answer: ListAnswer | null,
  within: number,
  following: PastCursor['step'],
): PastCursor {
  const goesOn = answer !== null && answer.next !== null && within === answer.rows.length
  return goesOn ? { ...at, after: answer.next, queue: [] } : { step: following, after: null, queue: [] }
}
