import type { NetworkComment } from '../connector.ts'

/**
 * Oldest first, each comment once, and a parent always before its answers: Facebook's times have whole seconds, so an answer written
 * within the second of its parent can stand before it. A comment without a time keeps the place it was sent in.
 */
export function inThreadOrder(comments: readonly NetworkComment[]): readonly NetworkComment[] {
  const byId = new Map(comments.map((comment) => [comment.externalId, comment]))
  const placed = new Set<NetworkComment>()
  for (const comment of byTime([...byId.values()])) {
    for (const ancestor of ancestorsFirst(comment, byId, placed)) placed.add(ancestor)
  }
  return [...placed]
}

function byTime(comments: readonly NetworkComment[]): readonly NetworkComment[] {
  let latestMs = -Infinity
  const timed = comments.map((comment) => {
    latestMs = comment.postedAt?.epochMilliseconds ?? latestMs
    return { comment, atMs: latestMs }
  })
  // Two of -Infinity would make NaN; `sort` is stable, so 0 keeps the order sent.
  return timed.sort((a, b) => (a.atMs === b.atMs ? 0 : a.atMs - b.atMs)).map(({ comment }) => comment)
}

function ancestorsFirst(
  comment: NetworkComment,
  byId: ReadonlyMap<string, NetworkComment>,
  placed: ReadonlySet<NetworkComment>,
): readonly NetworkComment[] {
  const chain = new Set<NetworkComment>()
  let next: NetworkComment | undefined = comment
  while (next !== undefined && !placed.has(next) && !chain.has(next)) {
    chain.add(next)
    next = next.parentExternalId === null ? undefined : byId.get(next.parentExternalId)
  }
  return [...chain].reverse()
}
