import type { Clock } from '#core/clock.ts'
import type { ContractBreach } from '../emulator.ts'
import type { TownComment } from '../town/state.ts'
import type { Town } from '../town/town.ts'

export type YoutubeLabSettings = {
  readonly clock: Clock
  /** Where the emulator is reached, for the addresses that it hands out itself. */
  readonly baseUrl: () => string
  readonly clientId: string
  readonly clientSecret: string
  readonly dailyUnits: number
  readonly dailyUploads: number
  /** Films of a project that is not audited stay private. */
  readonly isAudited: boolean
  /** A consent screen in testing: a refresh token lives seven days. */
  readonly isInTesting: boolean
  /** How many times a film is still being processed when it is asked for. */
  readonly processingLooks: number
}

export type YoutubeLabCore = {
  readonly town: Town
  readonly settings: YoutubeLabSettings
  readonly breaches: ContractBreach[]
  /** The comments of every film, oldest first, kept until something changes: fifty thousand are not sorted for each page. */
  readonly commentsOf: (postId: string) => readonly TownComment[]
}

export function createCommentIndex(town: Town): YoutubeLabCore['commentsOf'] {
  let byPost: Map<string, TownComment[]> | null = null
  town.listen((news) => {
    if ('comment' in news) byPost = null
  })
  return (postId) => {
    byPost ??= Map.groupBy(
      Object.values(town.state.comments).sort((a, b) => a.createdAt.localeCompare(b.createdAt)),
      (comment) => comment.postId,
    )
    return byPost.get(postId) ?? []
  }
}

/** Plain JSON that only this network keeps, by name. */
export function keptIn<T>(core: YoutubeLabCore, name: string, empty: T): T {
  const { extra } = core.town.state
  extra[name] ??= empty
  return extra[name] as T
}
