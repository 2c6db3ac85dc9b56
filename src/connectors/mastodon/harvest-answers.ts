import type { QuotaPurpose } from '#core/quota/quota.ts'
import { Rejected, type Access } from '../connector.ts'
import { sealAnswer } from '../kit/envelope.ts'
import { asRecord, idAt, instantAt, isTrueAt, listAt, type Json } from '../kit/json.ts'
import { ownNumber } from './ids.ts'
import type { Page } from './link-header.ts'
import type { Answer, MastodonCalls } from './mastodon-calls.ts'
import { authorIdOf, isDirect } from './read-status.ts'
import { askContext } from './read-context.ts'
import { recordsIn, recordsOf } from './records.ts'
import { toldKey, underKey, type HarvestKind } from './reader.ts'
import type { ThreadPost, ThreadPosts } from './thread-post.ts'

/** What both ways of harvesting ask, and how they keep the answers. */
export type HarvestParts = { readonly calls: MastodonCalls; readonly posts: ThreadPosts }

/** Statuses on one page; also the most questions about threads that one page can lead to. */
export const PAGE_SIZE = 40

export async function askNotifications(
  { calls }: HarvestParts,
  access: Access,
  { page, purpose, limit = PAGE_SIZE }: Asking,
): Promise<Answer> {
  const query = {
    'types[]': ['mention', 'quote'],
    // An authority must hear also those whom the account's own filters keep apart.
    include_filtered: 'true',
    limit: String(limit),
    ...page,
  }
  return calls.send(access, { method: 'GET', path: ['api', 'v1', 'notifications'], query, purpose })
}

type Asking = {
  readonly page: Page
  readonly purpose: QuotaPurpose
  readonly limit?: number
}

export async function askOwnStatuses(
  { calls }: HarvestParts,
  access: Access,
  { page, purpose, limit = PAGE_SIZE }: Asking,
): Promise<Answer> {
  const query = { exclude_reblogs: 'true', limit: String(limit), ...page }
  const path = ['api', 'v1', 'accounts', ownNumber(access), 'statuses']
  return calls.send(access, { method: 'GET', path, query, purpose })
}

export function rowsOf(answer: Answer): readonly Json[] {
  return recordsOf(answer.body)
}

export function seal(
  { calls }: HarvestParts,
  access: Access,
  kept: { readonly kind: HarvestKind; readonly about?: Record<string, string>; readonly answer: Answer },
): Uint8Array {
  const { kind, about = {}, answer } = kept
  const { accountExternalId } = access
  return sealAnswer({ kind, accountExternalId, about, askedAt: calls.clock.now(), answer: answer.bytes })
}

export type ReadContext = { readonly body: Uint8Array; readonly count: number }

/** Everything below one post of the account; null when it was taken away meanwhile. */
export async function readContext(
  parts: HarvestParts,
  { access, id, purpose }: { readonly access: Access; readonly id: string; readonly purpose: QuotaPurpose },
): Promise<ReadContext | null> {
  const answer = await askContext(parts.calls, access, { id, purpose }).catch((error: unknown) => {
    if (error instanceof Rejected && error.isGone) return null
    throw error
  })
  if (answer === null) return null
  const below = recordsIn(listAt(asRecord(answer.body), 'descendants'))
  parts.posts.learn(access, { id, isOwn: true, at: null }, below)
  const body = seal(parts, access, { kind: 'context', about: { post: id }, answer })
  return { body, count: below.length }
}

/** For each status the post it stands under, and which of them another answer tells of. */
export async function placesOf(
  { posts }: HarvestParts,
  asked: {
    readonly access: Access
    readonly statuses: readonly Json[]
    readonly purpose: QuotaPurpose
    readonly isToldElsewhere: (status: Json, post: ThreadPost | null) => boolean
  },
): Promise<Record<string, string>> {
  const { access, statuses, purpose, isToldElsewhere } = asked
  const about: Record<string, string> = {}
  for (const status of statuses) {
    const id = idAt(status, 'id')
    if (id === null) continue
    const post = isDirect(status) ? null : await posts.postOf(access, status, purpose)
    if (isToldElsewhere(status, post)) about[toldKey(id)] = '1'
    else if (post !== null) about[underKey(id)] = post.id
  }
  return about
}

/** A post of the account's own with nothing of the account's above it. */
export function isOwnRoot(status: Json, accountId: string): boolean {
  const isAnswer = idAt(status, 'in_reply_to_id') !== null
  return (
    authorIdOf(status, accountId) === accountId &&
    !isAnswer &&
    !isDirect(status) &&
    !isTrueAt(status, 'reblog')
  )
}

export function isBefore(status: Json, since: Temporal.Instant): boolean {
  const at = instantAt(status, 'created_at')
  return at !== null && Temporal.Instant.compare(at, since) < 0
}
