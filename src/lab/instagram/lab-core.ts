import { nowIso } from '../town/town-core.ts'
import type { Town } from '../town/town.ts'
import type { Threads } from './threads.ts'
import type { TownMedia, TownPost, TownToken } from '../town/state.ts'

/** A picture or film as Instagram fetched it; null: it could not be had. */
export type FetchMedia = (
  url: string,
) => Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | null>

export type InstagramLab = {
  readonly town: Town
  readonly threads: Threads
  readonly appId: string
  readonly appSecret: string
  readonly apiVersion: string
  /** Where the emulator is reached, for addresses of pictures and next pages. No slash at the end. */
  readonly baseUrl: () => string
  /** Where a post is shown to people. */
  readonly permalinkOf: (post: TownPost) => string
  readonly postsADay: number
  readonly fetchMedia: FetchMedia
}

/** A post that is being prepared. Kept in the town's `extra`, so that a restart goes on. */
export type Container = {
  readonly id: string
  readonly accountId: string
  readonly form: 'IMAGE' | 'REELS' | 'CAROUSEL'
  readonly isCarouselItem: boolean
  readonly caption: string
  readonly media: TownMedia[]
  readonly createdAt: string
  /** How often it was looked at: a film is ready at the second look. */
  looks: number
  publishedAs: string | null
}

export function containersOf({ town }: InstagramLab): Record<string, Container> {
  const { extra } = town.state
  return (extra['containers'] ??= {}) as Record<string, Container>
}

/** Times of posts that were published over the API. */
export function publishedTimes({ town }: InstagramLab): string[] {
  return (town.state.extra['publishedTimes'] ??= []) as string[]
}

export function usedToday(lab: InstagramLab): number {
  const from = lab.town.core.clock.now().subtract({ hours: 24 }).toString({ fractionalSecondDigits: 3 })
  return publishedTimes(lab).filter((at) => at > from).length
}

export type Asker = { readonly lab: InstagramLab; readonly token: TownToken }

export function now(lab: InstagramLab): string {
  return nowIso(lab.town.core)
}
