/** Puts a thread into reading order: parents before their answers, each level oldest first, with how deep each stands. */
type Entry = { readonly id: string; readonly parentId: string | null }

export type Placed<E> = E & { readonly depth: number }

/** `entries` come oldest first. An answer whose parent is not among them stands at the top; a broken circle loses nobody. */
export function orderThread<E extends Entry>(entries: readonly E[]): readonly Placed<E>[] {
  const ids = new Set(entries.map((entry) => entry.id))
  const below = Map.groupBy(entries, ({ parentId }) =>
    parentId !== null && ids.has(parentId) ? parentId : null,
  )
  const placed: Placed<E>[] = []
  const seen = new Set<string>()
  const place = (entry: E, depth: number): void => {
    if (seen.has(entry.id)) return
    seen.add(entry.id)
    placed.push({ ...entry, depth })
    for (const answer of below.get(entry.id) ?? []) place(answer, depth + 1)
  }
  for (const entry of below.get(null) ?? []) place(entry, 0)
  for (const entry of entries) place(entry, 0)
  return placed
}
