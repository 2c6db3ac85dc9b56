import type { Access } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { asRecord, idAt, instantAt, recordAt, type Json } from '../kit/json.ts'
import { PAST_BEGINNING, writeCursor, type NewsCursor, type PollCursor } from './cursors.ts'
import { isLeft, kept, pastStep, type HarvestParts } from './harvest-past.ts'
import { sealKnown } from './known.ts'
import { postPage, type PostPage } from './post-pages.ts'

const POSTS_WATCHED = 20
/** Each look costs two calls, and one more for every thread that has grown. */
const LOOK_EVERY_MS = 3_600_000
/** An app may be approved for notifications meanwhile. */
const RETRY_AFTER_MS = 86_400_000
/** A post not met before is read if it is newer than this; older ones belong to the past. */
const NEW_MS = 7 * 86_400_000
/** The threads to read are named already: no post is too old. */
const EVER = Temporal.Instant.fromEpochMilliseconds(0)

export function pollingFrom(poll: PollCursor | null, nowMs: number): PollCursor {
  return { nextMs: 0, counts: {}, walk: null, ...poll, retryMs: nowMs + RETRY_AFTER_MS }
}

/**
 * For an app that may not ask for notifications: counts the comments under the newest posts and reads the threads that have changed. What is
 * edited goes unseen until the thread grows, and so do removals.
 */
export async function pollPosts(
  parts: HarvestParts,
  access: Access,
  at: NewsCursor,
  poll: PollCursor,
): Promise<HarvestPage> {
  const nowMs = parts.calls.clock.now().epochMilliseconds
  if (poll.walk !== null) {
    const { bodies, rest } = await pastStep({ ...parts, access, purpose: 'inbox' }, poll.walk, EVER)
    const isMore = isLeft(rest)
    return { bodies, cursor: writeCursor({ ...at, poll: { ...poll, walk: isMore ? rest : null } }), isMore }
  }
  if (poll.nextMs > nowMs) return { bodies: [], cursor: writeCursor({ ...at, poll }), isMore: false }
  const asked = { start: 0, count: POSTS_WATCHED, sortBy: 'CREATED' } as const
  const found = await postPage(parts.calls, access, asked, 'inbox')
  const counts = await countComments(parts, access, found)
  const changed = found.rows.flatMap((row) =>
    hasChanged(row, counts, poll, nowMs) ? (idAt(row, 'id') ?? []) : [],
  )
  const walk = changed.length === 0 ? null : { ...PAST_BEGINNING, start: null, posts: changed }
  const next = { ...poll, nextMs: nowMs + LOOK_EVERY_MS, counts, walk }
  const { bodies, rest } = await keepFresh(parts, access, { at: { ...at, poll: next, upToMs: nowMs }, found })
  return { bodies, cursor: writeCursor(rest), isMore: walk !== null }
}

function hasChanged(
  row: Json,
  counts: Readonly<Record<string, number>>,
  { counts: before }: PollCursor,
  nowMs: number,
): boolean {
  const id = idAt(row, 'id') ?? ''
  const count = counts[id] ?? 0
  const known = before[id]
  if (known !== undefined) return known !== count
  const at = instantAt(row, 'publishedAt') ?? instantAt(row, 'createdAt')
  return count > 0 && at !== null && nowMs - at.epochMilliseconds < NEW_MS
}

async function countComments(
  { calls }: HarvestParts,
  access: Access,
  { rows }: PostPage,
): Promise<Readonly<Record<string, number>>> {
  const ids = rows.flatMap((row) => idAt(row, 'id') ?? [])
  if (ids.length === 0) return {}
  const call = {
    path: ['socialMetadata'],
    query: { ids },
    restliMethod: 'BATCH_GET',
    purpose: 'inbox',
  } as const
  const results = recordAt((await calls.read(access, call)).json, 'results')
  return Object.fromEntries(
    ids.flatMap((id) => {
      const count = recordAt(asRecord(results?.[id]), 'commentSummary')?.['count']
      return typeof count === 'number' ? [[id, count] as const] : []
    }),
  )
}

/** Posts that are new or changed since the cursor, with the page they came on. */
export async function keepFresh(
  { calls, people }: HarvestParts,
  access: Access,
  { at, found }: { readonly at: NewsCursor; readonly found: PostPage },
): Promise<{ readonly bodies: readonly Uint8Array[]; readonly rest: NewsCursor }> {
  const fresh = found.rows.filter((row) => changedAtMs(row) > at.postChangeMs)
  const rest = { ...at, postChangeMs: Math.max(at.postChangeMs, ...found.rows.map(changedAtMs)) }
  if (fresh.length === 0) return { bodies: [], rest }
  const authors = fresh.map((row) => idAt(row, 'author'))
  const about = sealKnown({ names: await people.namesOf(access, authors, 'inbox') })
  return { bodies: kept(calls, access, { kind: 'posts', answer: found.answer, about }), rest }
}

function changedAtMs(row: Json): number {
  const at = instantAt(row, 'lastModifiedAt') ?? instantAt(row, 'publishedAt') ?? instantAt(row, 'createdAt')
  return at?.epochMilliseconds ?? 0
}
