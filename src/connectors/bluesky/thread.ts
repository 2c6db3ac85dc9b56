import { NoAnswer } from '#core/outgoing/failures.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import { Rejected, Unavailable, type NetworkComment } from '../connector.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { parseAtUri } from './at-uri.ts'
import { readView, type View } from './read-view.ts'
import type { Session } from './session.ts'
import { callerOf, type Told, type Xrpc } from './xrpc.ts'

/** How deep one answer goes; deeper replies are asked for with the reply that they stand under. */
const DEPTH = 100
/** One answer about a thread: some ten thousand replies. */
const MOST_BYTES = 20_000_000

export type ThreadNode =
  | { readonly kind: 'post'; readonly view: View; readonly hasMore: boolean }
  | { readonly kind: 'gone' | 'blocked'; readonly uri: string; readonly raw: Json }
  | { readonly kind: 'unknown'; readonly raw: Json }

/** The answer is too long to be read whole: the thread has grown beyond what can be asked for. */
export class ThreadTooLarge extends Unavailable {}

export async function askThread(
  xrpc: Xrpc,
  session: Session,
  uri: string,
  purpose: QuotaPurpose = 'inbox',
): Promise<Told> {
  const params = { uri, depth: DEPTH, parentHeight: 0 }
  try {
    return await xrpc.query(callerOf(session), 'app.bsky.feed.getPostThread', params, {
      purpose,
      maxBytes: MOST_BYTES,
    })
  } catch (error) {
    const isTooLarge =
      error instanceof Unavailable && error.cause instanceof NoAnswer && error.cause.reason === 'too-large'
    throw isTooLarge ? new ThreadTooLarge('Bluesky: the thread is too large', { cause: error }) : error
  }
}

/** Every node of an answer, a reply after what it answers. The first is what was asked for. */
export function nodesOf(thread: Json | null): readonly ThreadNode[] {
  const nodes: ThreadNode[] = []
  const waiting = thread === null ? [] : [thread]
  // The list grows while it is walked: level by level, so that no depth of nesting can exhaust the stack.
  for (const raw of waiting) {
    const below = listAt(raw, 'replies')
      .map(asRecord)
      .filter((one) => one !== null)
    nodes.push(nodeOf(raw))
    for (const one of below) waiting.push(one)
  }
  return nodes
}

function nodeOf(raw: Json): ThreadNode {
  const view = readView(recordAt(raw, 'post'))
  if (view !== null) {
    const replyCount = view.raw['replyCount']
    // Beyond the depth asked for, an answer leaves `replies` out; an empty list means that there are none to be seen.
    const hasMore = !Array.isArray(raw['replies']) && typeof replyCount === 'number' && replyCount > 0
    return { kind: 'post', view, hasMore }
  }
  const uri = textAt(raw, 'uri')
  const type = textAt(raw, '$type') ?? ''
  const isKnown = uri !== null && parseAtUri(uri) !== null
  if (isKnown && (type.endsWith('#notFoundPost') || raw['notFound'] === true))
    return { kind: 'gone', uri, raw }
  if (isKnown && (type.endsWith('#blockedPost') || raw['blocked'] === true))
    return { kind: 'blocked', uri, raw }
  return { kind: 'unknown', raw }
}

/** Throws `Rejected` where the post asked for is gone, or hidden from us by a block. */
export function anchorOf(told: Told, uri: string): View {
  const [first] = nodesOf(recordAt(told.json, 'thread'))
  if (first?.kind === 'post') return first.view
  if (first?.kind === 'blocked') throw new Rejected(`Bluesky: ${uri} is behind a block`, 'BlockedPost')
  if (first?.kind === 'gone') throw new Rejected(`Bluesky: ${uri} is not there`, 'NotFound', true)
  throw new Unavailable('Bluesky answered without the post')
}

/** Oldest first, and never a reply before what it answers: clients set their own clocks. */
export function inThreadOrder(comments: readonly NetworkComment[]): readonly NetworkComment[] {
  const byId = new Map(comments.map((comment) => [comment.externalId, comment]))
  const places = new Map<string, { readonly ms: number; readonly depth: number }>()
  const placeOf = (comment: NetworkComment): { readonly ms: number; readonly depth: number } => {
    const chain: NetworkComment[] = []
    for (let next: NetworkComment | undefined = comment; next !== undefined;) {
      if (places.has(next.externalId) || chain.includes(next)) break
      chain.push(next)
      next = byId.get(next.parentExternalId ?? '')
    }
    for (const one of chain.reverse()) {
      const above = places.get(one.parentExternalId ?? '') ?? { ms: -Infinity, depth: 0 }
      const ms = Math.max(one.postedAt?.epochMilliseconds ?? above.ms, above.ms)
      places.set(one.externalId, { ms, depth: above.depth + 1 })
    }
    return places.get(comment.externalId) ?? { ms: 0, depth: 0 }
  }
  return [...byId.values()]
    .map((comment) => ({ comment, ...placeOf(comment) }))
    .sort(
      (a, b) =>
        compare(a.ms, b.ms) || a.depth - b.depth || a.comment.externalId.localeCompare(b.comment.externalId),
    )
    .map(({ comment }) => comment)
}

/** Two of -Infinity would make NaN. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b)
