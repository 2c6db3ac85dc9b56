import type { Town } from '../town/town.ts'
import { isGone } from '../town/comments.ts'
import type { TownComment } from '../town/state.ts'

export type TownIndex = {
  /** What stands directly under a post (by its id) or a comment, oldest first; removed ones left out. */
  readonly under: (id: string) => readonly TownComment[]
  /** Every comment that is there, newest first. */
  readonly newestFirst: () => readonly TownComment[]
  /** Of these, the ones that pass; worked out once for each name until something happens. */
  readonly filtered: (name: string, passes: (comment: TownComment) => boolean) => readonly TownComment[]
  /** The id of what stands at a key, worked out once until something happens: a reply's holds that of what it answers, and so on up. */
  readonly contentId: (key: string, workOut: () => string) => string
}

const timeKey = ({ createdAt, id }: TownComment): string => `${createdAt}::${id}`
const NONE: readonly TownComment[] = []

/** The town's comments by what they answer, built anew only after something has happened: a thread may hold fifty thousand. */
export function createTownIndex(town: Town): TownIndex {
  let under: Map<string, TownComment[]> | null = null
  let newest: readonly TownComment[] = NONE
  const ids = new Map<string, string>()
  const lists = new Map<string, readonly TownComment[]>()
  town.listen(() => {
    under = null
    ids.clear()
    lists.clear()
  })
  const built = (): Map<string, TownComment[]> => {
    if (under !== null) return under
    const map = new Map<string, TownComment[]>()
    const standing = Object.values(town.state.comments).filter((comment) => !isGone(town.core, comment))
    newest = standing.toSorted((a, b) => (timeKey(a) < timeKey(b) ? 1 : -1))
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
    filtered: (name, passes) => {
      built()
      const list = lists.get(name) ?? newest.filter(passes)
      lists.set(name, list)
      return list
    },
    contentId: (key, workOut) => {
      const id = ids.get(key) ?? workOut()
      ids.set(key, id)
      return id
    },
  }
}
