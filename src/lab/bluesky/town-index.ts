import type { Town } from '../town/town.ts'
import { isGone } from '../town/comments.ts'
import type { TownComment } from '../town/state.ts'

export type TownIndex = {
  /** What stands directly under a post (by its id) or a comment, oldest first; removed ones left out. */
  readonly under: (id: string) => readonly TownComment[]
  /** Every comment that is there, newest first. */
  readonly newestFirst: () => readonly TownComment[]
}

const NONE: readonly TownComment[] = []

/** The town's comments by what they answer, built anew only after something has happened: a thread may hold fifty thousand. */
export function createTownIndex(town: Town): TownIndex {
  let under: Map<string, TownComment[]> | null = null
  let newest: readonly TownComment[] = NONE
  town.listen(() => {
    under = null
  })
  const built = (): Map<string, TownComment[]> => {
    if (under !== null) return under
    const map = new Map<string, TownComment[]>()
    const standing = Object.values(town.state.comments).filter((comment) => !isGone(town.core, comment))
    newest = standing.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id))
    for (const comment of newest.toReversed()) {
      const above = comment.parentId ?? comment.postId
      const list = map.get(above)
      if (list === undefined) map.set(above, [comment])
      else list.push(comment)
    }
    under = map
    return map
  }
  return {
    under: (id) => built().get(id) ?? NONE,
    newestFirst: () => {
      built()
      return newest
    },
  }
}
