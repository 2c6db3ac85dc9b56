import type { NetworkComment, NetworkPost } from '#connectors/connector.ts'
import { newId } from '#core/ids.ts'
import { commentSeen, isNewsOfComment, isNewsOfPost, postSeen } from '../rules/observation.ts'
import { subject, subjectOf, type StoredEffect } from '../rules/stored-event.ts'
import { insertEvents, type NewEvent } from '../store/events.ts'
import { findByExternalIds } from '../store/messages.ts'
import { ensurePosts } from '../store/posts.ts'
import type { InboxDeps } from './deps.ts'
import type { Derivation } from './derivation.ts'

type ObserveDeps = Pick<InboxDeps, 'clock'>

/** Keeps what the network answered as an event like any other, if it tells something new. Gives the subjects to derive again. */
export async function observeThread(
  deps: ObserveDeps,
  { tx, orgId, account }: Derivation,
  comments: readonly NetworkComment[],
  at: Temporal.Instant,
): Promise<readonly string[]> {
  const ids = comments.map((comment) => comment.externalId)
  const known = await findByExternalIds(tx, orgId, account.id, ids)
  const news = comments.filter((comment) => isNewsOfComment(known.get(comment.externalId) ?? null, comment))
  const events = news.map((comment) =>
    observation(deps, { account, at, effect: commentSeen(comment), raw: comment.raw }),
  )
  return insertEvents(tx, orgId, events)
}

export async function observePost(
  deps: ObserveDeps,
  { tx, orgId, account }: Derivation,
  post: NetworkPost,
  at: Temporal.Instant,
): Promise<readonly string[]> {
  const known = await ensurePosts(tx, deps.clock, { orgId, accountId: account.id }, [post.externalId])
  const before = known.get(post.externalId)
  if (before !== undefined && !isNewsOfPost(before, post)) return []
  return insertEvents(tx, orgId, [observation(deps, { account, at, effect: postSeen(post), raw: post.raw })])
}

/** The network says that there is no such comment: somebody removed it and we were not told. */
export async function observeGone(
  deps: ObserveDeps,
  { tx, orgId, account }: Derivation,
  gone: { readonly externalId: string; readonly postExternalId: string },
  at: Temporal.Instant,
): Promise<readonly string[]> {
  const { externalId, postExternalId } = gone
  const effect: StoredEffect = { kind: 'comment-removed', commentExternalId: externalId, postExternalId }
  const event = observation(deps, { account, at, effect, raw: { observed: 'gone' } })
  return insertEvents(tx, orgId, [
    { ...event, dedupeKey: `gone:${account.id}:${subject('comment', externalId)}` },
  ])
}

type Observed = {
  readonly account: Derivation['account']
  readonly at: Temporal.Instant
  readonly effect: StoredEffect
  readonly raw: unknown
}

function observation({ clock }: ObserveDeps, { account, at, effect, raw }: Observed): NewEvent {
  return {
    id: newId(clock),
    accountId: account.id,
    network: account.network,
    dedupeKey: `seen:${account.id}:${subjectOf(effect) ?? ''}:${at.toString()}`,
    deliveryId: null,
    position: 0,
    occurredAt: null,
    receivedAt: at,
    effect,
    raw,
    state: 'applied',
    problem: null,
  }
}
