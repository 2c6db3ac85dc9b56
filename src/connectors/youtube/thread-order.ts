import type { NetworkComment } from '../connector.ts'

/** Oldest first and a comment before its replies: YouTube's times have whole seconds, and replies stand one level deep. */
export function inThreadOrder(comments: readonly NetworkComment[]): readonly NetworkComment[] {
  const timeById = new Map(comments.map((comment) => [comment.externalId, msOf(comment)]))
  const place = (comment: NetworkComment): readonly [number, number] => {
    const parentMs = comment.parentExternalId === null ? undefined : timeById.get(comment.parentExternalId)
    return [Math.max(msOf(comment), parentMs ?? 0), comment.parentExternalId === null ? 0 : 1]
  }
  return comments
    .map((comment) => ({ comment, place: place(comment) }))
    .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])
    .map(({ comment }) => comment)
}

function msOf({ postedAt }: NetworkComment): number {
  return postedAt?.epochMilliseconds ?? 0
}
