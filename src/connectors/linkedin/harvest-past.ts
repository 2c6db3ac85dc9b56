import type { QuotaPurpose } from '#core/quota/quota.ts'
import type { Access } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { idAt, instantAt, type Json } from '../kit/json.ts'
import { commentPage, nullIfUnreadable, type CommentPage } from './comment-pages.ts'
import { PAST_BEGINNING, readPastCursor, writeCursor, type PastCursor } from './cursors.ts'
import { sealKnown } from './known.ts'
import type { LinkedinCalls, RestAnswer } from './linkedin-calls.ts'
import { elementsOf } from './paging.ts'
import type { People } from './people.ts'
import type { PostNames } from './post-names.ts'
import { postPage } from './post-pages.ts'
import { hasReplies, urnOfRow } from './read-comments.ts'
import { postIdOf } from './read-posts.ts'

const POSTS_PER_PAGE = 20

export type HarvestParts = {
  readonly calls: LinkedinCalls
  readonly people: People
  readonly postNames: PostNames
}

/** What is handed over of one answer, and what is left after it. */
type Step = { readonly bodies: readonly Uint8Array[]; readonly rest: PastCursor }

/** With whose share of the allowance the answers are asked for. */
type Walk = HarvestParts & { readonly access: Access; readonly purpose: QuotaPurpose }

export async function harvestPast(
  parts: HarvestParts,
  access: Access,
  cursor: string | null,
  since: Temporal.Instant,
): Promise<HarvestPage> {
  const at = cursor === null ? PAST_BEGINNING : readPastCursor(cursor)
  const { bodies, rest } = await pastStep({ ...parts, access, purpose: 'backfill' }, at, since)
  return { bodies, cursor: writeCursor(rest), isMore: isLeft(rest) }
}

export function isLeft({ start, posts }: PastCursor): boolean {
  return start !== null || posts.length > 0
}

/**
 * One answer at a time: a page of posts, then each post's comments page by page, then the replies under those that have any. The cursor
 * holds all that is left of one page of posts, so that a thread of any size needs no more memory than one page.
 */
export async function pastStep(walk: Walk, at: PastCursor, since: Temporal.Instant): Promise<Step> {
  const [post] = at.posts
  const [parent] = at.parents
  if (post !== undefined && parent !== undefined) return replies(walk, at, { post, parent })
  if (post !== undefined && at.comments !== null) return comments(walk, at, { post, start: at.comments })
  if (at.start === null) return { bodies: [], rest: at }
  return posts(walk, at.start, since)
}

async function posts(walk: Walk, start: number, since: Temporal.Instant): Promise<Step> {
  const { calls, access, people, purpose } = walk
  const asked = { start, count: POSTS_PER_PAGE, sortBy: 'CREATED' } as const
  const found = await postPage(calls, access, asked, purpose)
  const wanted = found.rows.filter((row) => !isBefore(row, since))
  const authors = wanted.map((row) => idAt(row, 'author'))
  const names = await people.namesOf(access, authors, purpose)
  const isLast = found.next === null || wanted.length < found.rows.length
  const rest = settled({
    start: isLast ? null : found.next,
    posts: wanted.flatMap((row) => postIdOf(row) ?? []),
    comments: 0,
    parents: [],
    replyStart: 0,
  })
  const isOdd = found.rows.length < elementsOf(found.answer.json).length
  if (wanted.length === 0 && !isOdd) return { bodies: [], rest }
  const about = sealKnown({ names })
  return { bodies: kept(calls, access, { kind: 'posts', answer: found.answer, about }), rest }
}

async function comments(
  walk: Walk,
  at: PastCursor,
  from: { readonly post: string; readonly start: number },
): Promise<Step> {
  const { post, start } = from
  const found = await commentPageOf(walk, { urn: post, start })
  if (found === null)
    return { bodies: [], rest: settled({ ...at, comments: null, parents: [], replyStart: 0 }) }
  for (const row of found.rows) walk.postNames.learn(urnOfRow(row)?.objectUrn ?? post, post)
  const parents = found.rows.filter(hasReplies).flatMap((row) => urnOfRow(row)?.urn ?? [])
  const bodies = await keptComments(walk, post, found)
  return { bodies, rest: settled({ ...at, comments: found.next, parents, replyStart: 0 }) }
}

async function replies(
  walk: Walk,
  at: PastCursor,
  under: { readonly post: string; readonly parent: string },
): Promise<Step> {
  const found = await commentPageOf(walk, { urn: under.parent, start: at.replyStart })
  const next = found?.next ?? null
  const parents = next === null ? at.parents.slice(1) : at.parents
  const bodies = found === null ? [] : await keptComments(walk, under.post, found)
  return { bodies, rest: settled({ ...at, parents, replyStart: next ?? 0 }) }
}

/** null: the post or comment has been taken away since it was listed, or takes no comments. The walk goes on with the next. */
async function commentPageOf(
  { calls, access, purpose }: Walk,
  under: { readonly urn: string; readonly start: number },
): Promise<CommentPage | null> {
  return commentPage(calls, access, under, purpose).catch(nullIfUnreadable)
}

async function keptComments(
  { calls, access, people, purpose }: Walk,
  post: string,
  { rows, answer }: CommentPage,
): Promise<readonly Uint8Array[]> {
  if (elementsOf(answer.json).length === 0) return []
  const authors = rows.map((row) => idAt(row, 'actor'))
  const names = await people.namesOf(access, authors, purpose)
  return kept(calls, access, { kind: 'comments', answer, about: { post, ...sealKnown({ names }) } })
}

export function kept(
  calls: LinkedinCalls,
  { accountExternalId }: Access,
  what: {
    readonly kind: string
    readonly answer: RestAnswer
    readonly about: Readonly<Record<string, string>>
  },
): readonly Uint8Array[] {
  const { kind, about, answer } = what
  return [sealAnswer({ kind, about, accountExternalId, askedAt: calls.clock.now(), answer: answer.bytes })]
}

/** A post whose comments are all read makes way for the next. */
function settled(at: PastCursor): PastCursor {
  const isRead = at.comments === null && at.parents.length === 0
  if (!isRead || at.posts.length === 0) return at
  return { ...at, posts: at.posts.slice(1), comments: 0 }
}

function isBefore(row: Json, since: Temporal.Instant): boolean {
  const at = instantAt(row, 'publishedAt') ?? instantAt(row, 'createdAt')
  return at !== null && Temporal.Instant.compare(at, since) < 0
}
