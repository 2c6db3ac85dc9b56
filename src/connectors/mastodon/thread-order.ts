import type { NetworkComment } from '../connector.ts'

/** Oldest first, each once, a parent always before its answers: servers' clocks differ, so an answer can seem older than what it answers. */
export function inThreadOrder(comments: readonly NetworkComment[]): readonly NetworkComment[] {
  const byId = new Map(comments.map((comment) => [comment.externalId, comment]))
  const oldestFirst = [...byId.values()].sort((a, b) => timeOf(a) - timeOf(b))
  const placed = new Set<NetworkComment>()
  for (const comment of oldestFirst) {
    const chain: NetworkComment[] = []
    let next: NetworkComment | undefined = comment
    while (next !== undefined && !placed.has(next) && !chain.includes(next)) {
      chain.push(next)
      next = next.parentExternalId === null ? undefined : byId.get(next.parentExternalId)
    }
    for (const one of chain.reverse()) placed.add(one)
  }
  return [...placed]
}

function timeOf({ postedAt }: NetworkComment): number {
  return postedAt?.epochMilliseconds ?? 0
}
