import type { Access } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { idAt, instantAt, type Json } from '../kit/json.ts'
import { askFor, askForConversations, askForPosts, seal, type Todo } from './harvest-asking.ts'
import { doneWith, nextTodo, readNewsCursor, writeCursor, type NewsCursor } from './harvest-cursor.ts'
import type { HarvestParts } from './harvest-parts.ts'
import { nextCursor, rowsOf } from './list-pages.ts'
import { unixSeconds } from './unix-seconds.ts'

/** Their times have whole seconds and their clock is not ours; each round looks this far behind the one before. */
const OVERLAP_SECONDS = 120
/** The first round: what happened while the account was being connected. */
const FIRST_LOOK_MINUTES = 10

/**
 * What is new since the cursor: a round begins with the feed and the conversations, which tell where something has happened, and then asks
 * there, one question at a time. A comment on a post older than the newest hundred is left to the webhook.
 */
export async function askForNews(
  parts: HarvestParts,
  access: Access,
  text: string | null,
): Promise<HarvestPage> {
  const cursor = readNewsCursor(text) ?? firstCursor(parts)
  const [todo] = cursor.todo
  return todo === undefined ? beginRound(parts, access, cursor) : goOn(parts, access, cursor, todo)
}

function firstCursor({ clock }: HarvestParts): NewsCursor {
  const since = clock.now().subtract({ minutes: FIRST_LOOK_MINUTES })
  return { since, seen: [], startedAt: null, fresh: [], todo: [] }
}

/** Of what is on the page, the newest: one question tells where something has happened. */
const WATCHED_POSTS = '100'
const MOST_FEED_PAGES = 8

async function beginRound(parts: HarvestParts, access: Access, before: NewsCursor): Promise<HarvestPage> {
  const startedAt = parts.clock.now()
  const from = before.since.subtract({ seconds: OVERLAP_SECONDS })
  const params = { fields: 'id,created_time,updated_time', limit: WATCHED_POSTS }
  const feed = rowsOf(await parts.calls.read(access, [access.accountExternalId, 'feed'], params))
  const cursor = {
    ...before,
    startedAt,
    fresh: idsSince(feed, from),
    todo: [...todoOf(feed, from, 'comments'), ...(await changedConversations(parts, access, from))],
  }
  const isNew = cursor.fresh.some((id) => !before.seen.includes(id))
  return page(isNew ? await newPosts(parts, access, from) : [], cursor)
}

/** More conversations than this do not change between two rounds, not even in a storm. */
const MOST_CONVERSATION_PAGES = 20

async function changedConversations(
  parts: HarvestParts,
  access: Access,
  from: Temporal.Instant,
): Promise<readonly Todo[]> {
  const todo: Todo[] = []
  let after: string | null = null
  for (let count = 0; count < MOST_CONVERSATION_PAGES; count += 1) {
    const answer: Json | null = await askForConversations(parts, access, after === null ? {} : { after })
    const rows = answer === null ? [] : rowsOf(answer)
    const changed = todoOf(rows, from, 'messages')
    todo.push(...changed)
    after = answer === null || changed.length < rows.length ? null : nextCursor(answer)
    if (after === null) break
  }
  return todo
}

async function newPosts(
  parts: HarvestParts,
  access: Access,
  from: Temporal.Instant,
): Promise<readonly Uint8Array[]> {
  const bodies: Uint8Array[] = []
  let after: string | null = null
  for (let count = 0; count < MOST_FEED_PAGES; count += 1) {
    const answer = await askForPosts(parts, access, 'feed', after === null ? {} : { after })
    const rows = rowsOf(answer.answer)
    if (idsSince(rows, from).length === 0) break
    bodies.push(seal(parts, access, answer, { kind: 'posts', about: { since: from.toString() } }))
    after = nextCursor(answer.answer)
    if (after === null) break
  }
  return bodies
}

function idsSince(rows: readonly Json[], from: Temporal.Instant): readonly string[] {
  return rows.filter((row) => isSince(row, from, 'created_time')).flatMap((row) => idAt(row, 'id') ?? [])
}

function todoOf(rows: readonly Json[], from: Temporal.Instant, kind: Todo['kind']): readonly Todo[] {
  return rows
    .filter((row) => isSince(row, from, 'updated_time'))
    .flatMap((row) => idAt(row, 'id') ?? [])
    .map((id) => ({ kind, id, after: null }))
}

async function goOn(
  parts: HarvestParts,
  access: Access,
  cursor: NewsCursor,
  todo: Todo,
): Promise<HarvestPage> {
  const from = cursor.since.subtract({ seconds: OVERLAP_SECONDS })
  const isComments = todo.kind === 'comments'
  const answer = await askFor(parts, access, todo, isComments ? { since: unixSeconds(from) } : {})
  if (answer === null) return page([], doneWith(cursor))
  const rows = rowsOf(answer.answer)
  const ids = idsSince(rows, from)
  const about = { since: from.toString(), ...(isComments ? { post: todo.id } : {}) }
  const isNew = ids.some((id) => !cursor.seen.includes(id))
  const bodies = isNew ? [seal(parts, access, answer, { kind: todo.kind, about })] : []
  const after = !isComments && ids.length < rows.length ? null : nextCursor(answer.answer)
  const next = { ...cursor, fresh: [...cursor.fresh, ...seenAgain(cursor, rows)].slice(-MOST_SEEN) }
  return page(bodies, after === null || after === todo.after ? doneWith(next) : nextTodo(next, after))
}

const MOST_SEEN = 500

/** What the next round will be told once more. */
function seenAgain({ startedAt, since }: NewsCursor, rows: readonly Json[]): readonly string[] {
  return idsSince(rows, (startedAt ?? since).subtract({ seconds: OVERLAP_SECONDS }))
}

/** Only a round that has come to its end moves on. */
function page(bodies: readonly Uint8Array[], cursor: NewsCursor): HarvestPage {
  if (cursor.todo.length > 0 || cursor.startedAt === null)
    return { bodies, cursor: writeCursor(cursor), isMore: true }
  const next: NewsCursor = {
    since: cursor.startedAt,
    seen: cursor.fresh,
    startedAt: null,
    fresh: [],
    todo: [],
  }
  return { bodies, cursor: writeCursor(next), isMore: false }
}

function isSince(row: Json, from: Temporal.Instant, key: string): boolean {
  const at = instantAt(row, key)
  return at !== null && Temporal.Instant.compare(at, from) >= 0
}
