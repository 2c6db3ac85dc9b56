import type { Access } from '../connector.ts'
import type { HarvestPage } from '../harvest.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { idAt, instantAt, type Json } from '../kit/json.ts'
import { commentPage } from './comment-pages.ts'
import { PAST_BEGINNING, readPastCursor, writeCursor, type PastCursor } from './cursors.ts'
import { sealKnown } from './known.ts'
import type { LinkedinCalls, RestAnswer } from './linkedin-calls.ts'
import { elementsOf } from './paging.ts'
import type { People } from './people.ts'
import type { PostNames } from './post-names.ts'
import { postPage } from './post-pages.ts'
import { hasReplies, urnOfRow } from './read-comments.ts'

const POSTS_PER_PAGE = 20

export type HarvestParts = {
  readonly calls: LinkedinCalls
  readonly people: People
  readonly postNames: PostNames
}

/**
 * One answer at a time: a page of posts, then each post's comments page by page, then the replies under those that have any. The cursor
 * holds all that is left of one page of posts, so that a thread of any size needs no more memory than one page.
 */
export async function harvestPast(
  parts: HarvestParts,
  access: Access,
  cursor: string | null,
  since: Temporal.Instant,
): Promise<HarvestPage> {
  const at = cursor === null ? PAST_BEGINNING : readPastCursor(cursor)
  const [post] = at.posts
  const [parent] = at.parents
  if (post !== undefined && parent !== undefined) return replies(parts, access, at, { post, parent })
  if (post !== undefined && at.comments !== null)
    return comments(parts, access, at, { post, start: at.comments })
  if (at.start === null) return page(null, at)
  return posts(parts, access, at.start, since)
}

async function posts(
  { calls, people }: HarvestParts,
  access: Access,
  start: number,
  since: Temporal.Instant,
): Promise<HarvestPage> {
  const asked = { start, count: POSTS_PER_PAGE, sortBy: 'CREATED' } as const
  const found = await postPage(calls, access, asked, 'backfill')
  const wanted = found.rows.filter((row) => !isBefore(row, since))
  const names = await people.namesOf(
    access,
    wanted.map((row) => idAt(row, 'author')),
    'backfill',
  )
  const isLast = found.next === null || wanted.length < found.rows.length
  const rest = settled({
    start: isLast ? null : found.next,
    posts: wanted.flatMap((row) => idAt(row, 'id') ?? []),
    comments: 0,
    parents: [],
    replyStart: 0,
  })
  return page(kept(calls, access, { kind: 'posts', answer: found.answer, about: sealKnown({ names }) }), rest)
}

async function comments(
  parts: HarvestParts,
  access: Access,
  at: PastCursor,
  from: { readonly post: string; readonly start: number },
): Promise<HarvestPage> {
  const { post, start } = from
  const found = await commentPage(parts.calls, access, { urn: post, start }, 'backfill')
  for (const row of found.rows) parts.postNames.learn(urnOfRow(row)?.objectUrn ?? post, post)
  const parents = found.rows.filter(hasReplies).flatMap((row) => urnOfRow(row)?.urn ?? [])
  const body = await keptComments(parts, access, post, found)
  return page(body, settled({ ...at, comments: found.next, parents, replyStart: 0 }))
}

async function replies(
  parts: HarvestParts,
  access: Access,
  at: PastCursor,
  under: { readonly post: string; readonly parent: string },
): Promise<HarvestPage> {
  const asked = { urn: under.parent, start: at.replyStart }
  const found = await commentPage(parts.calls, access, asked, 'backfill')
  const body = await keptComments(parts, access, under.post, found)
  const isLast = found.next === null
  const rest = { ...at, parents: isLast ? at.parents.slice(1) : at.parents, replyStart: found.next ?? 0 }
  return page(body, settled(rest))
}

async function keptComments(
  { calls, people }: HarvestParts,
  access: Access,
  post: string,
  { rows, answer }: { readonly rows: readonly Json[]; readonly answer: RestAnswer },
): Promise<readonly Uint8Array[]> {
  if (elementsOf(answer.json).length === 0) return []
  const names = await people.namesOf(
    access,
    rows.map((row) => idAt(row, 'actor')),
    'backfill',
  )
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

function page(bodies: readonly Uint8Array[] | null, rest: PastCursor): HarvestPage {
  const isMore = rest.start !== null || rest.posts.length > 0
  return { bodies: bodies ?? [], cursor: writeCursor(rest), isMore }
}

function isBefore(row: Json, since: Temporal.Instant): boolean {
  const at = instantAt(row, 'publishedAt') ?? instantAt(row, 'createdAt')
  return at !== null && Temporal.Instant.compare(at, since) < 0
}
