import type { Access } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { idAt, instantAt, type Json } from '../kit/json.ts'
import { askFor, askForConversations, askForPosts, seal, withCursor, type Todo } from './harvest-asking.ts'
import { doneWith, nextTodo, readCursor, writeCursor, type PastCursor } from './harvest-cursor.ts'
import type { HarvestParts } from './harvest-parts.ts'
import { nextCursor, rowsOf } from './list-pages.ts'

/**
 * One question of the way back: the next page of posts, of one post's comments, of conversations or of one's messages. A post with fifty
 * thousand comments is five hundred questions, each of which may be the last of this process.
 */
export async function askForPast(
  parts: HarvestParts,
  access: Access,
  cursorText: string | null,
  since: Temporal.Instant,
): Promise<HarvestPage> {
  const cursor = readCursor(cursorText)
  if (cursor.step === 'done') return { bodies: [], cursor: writeCursor(cursor), isMore: false }
  const [todo] = cursor.todo
  const asked = { parts, access, cursor, since }
  if (todo !== undefined) return askTodo(asked, todo)
  return cursor.step === 'conversations' ? askConversations(asked) : askPosts(asked)
}

type Asked = {
  readonly parts: HarvestParts
  readonly access: Access
  readonly cursor: PastCursor
  readonly since: Temporal.Instant
}

async function askTodo({ parts, access, cursor, since }: Asked, todo: Todo): Promise<HarvestPage> {
  const answer = await askFor(parts, access, todo)
  if (answer === null) return page([], doneWith(cursor))
  const rows = rowsOf(answer.answer)
  // Messages come newest first, so that what is old enough ends them; comments are taken whole.
  const isOver = todo.kind === 'messages' && isPast(rows.at(-1), since)
  const after = isOver ? null : nextCursor(answer.answer)
  const about = todo.kind === 'comments' ? { post: todo.id } : { since: since.toString() }
  const body = seal(parts, access, answer, { kind: todo.kind, about })
  const isStuck = after !== null && after === todo.after
  return page(
    rows.length === 0 ? [] : [body],
    after === null || isStuck ? doneWith(cursor) : nextTodo(cursor, after),
  )
}

async function askPosts({ parts, access, cursor, since }: Asked): Promise<HarvestPage> {
  const isOwn = cursor.step === 'posts'
  const edge = isOwn ? 'published_posts' : 'visitor_posts'
  const answer = await withCursor(cursor.after, (params) => askForPosts(parts, access, edge, params))
  const rows = rowsOf(answer.answer)
  const wanted = rows.filter((row) => !isPast(row, since))
  const body = seal(parts, access, answer, { kind: 'posts', about: { since: since.toString() } })
  const after = rows.length > 0 && wanted.length === 0 ? null : nextCursor(answer.answer)
  const isLast = after === null || after === cursor.after
  return page(wanted.length === 0 ? [] : [body], {
    step: isLast ? (isOwn ? 'visitors' : 'conversations') : cursor.step,
    after: isLast ? null : after,
    todo: idsOf(wanted).map((id) => ({ kind: 'comments', id, after: null })),
  })
}

async function askConversations({ parts, access, cursor, since }: Asked): Promise<HarvestPage> {
  const params = cursor.after === null ? {} : { after: cursor.after }
  const answer = await askForConversations(parts, access, params)
  const rows = answer === null ? [] : rowsOf(answer)
  const wanted = rows.filter((row) => !isPast(row, since, 'updated_time'))
  const after = answer === null || (rows.length > 0 && wanted.length === 0) ? null : nextCursor(answer)
  const isLast = after === null || after === cursor.after
  return page([], {
    step: isLast ? 'last' : 'conversations',
    after: isLast ? null : after,
    todo: idsOf(wanted).map((id) => ({ kind: 'messages', id, after: null })),
  })
}

function page(bodies: readonly Uint8Array[], next: PastCursor): HarvestPage {
  const isOver = next.step === 'done' || (next.step === 'last' && next.todo.length === 0)
  const cursor: PastCursor = isOver ? { step: 'done', after: null, todo: [] } : next
  return { bodies, cursor: writeCursor(cursor), isMore: !isOver }
}

function idsOf(rows: readonly Json[]): readonly string[] {
  return rows.flatMap((row) => idAt(row, 'id') ?? [])
}

/** What has no time is taken along. */
function isPast(row: Json | undefined, since: Temporal.Instant, key = 'created_time'): boolean {
  const at = instantAt(row ?? null, key)
  return at !== null && Temporal.Instant.compare(at, since) < 0
}
