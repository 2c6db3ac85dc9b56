import type { FigureKey } from '../../insights.ts'

/** One measure of Instagram's, and which of our figures it is. */
export type Measure = { readonly measure: string; readonly key: FigureKey }

/**
 * A day of an account, each as one total (`metric_type=total_value`). `impressions`, `plays` and `video_views` are dead and fail the whole
 * request: they are never asked.
 */
export const DAY_MEASURES: readonly Measure[] = [
  { measure: 'reach', key: 'reach' },
  { measure: 'views', key: 'views' },
  { measure: 'total_interactions', key: 'engagements' },
  { measure: 'likes', key: 'reactions' },
  { measure: 'comments', key: 'comments' },
  { measure: 'shares', key: 'shares' },
  { measure: 'saves', key: 'saves' },
  { measure: 'profile_links_taps', key: 'clicks' },
  { measure: 'profile_views', key: 'profile-views' },
]

/** Told by kind of follower; not told at all for accounts with fewer than a hundred. */
export const FOLLOWS = {
  measure: 'follows_and_unfollows',
  keys: { FOLLOWER: 'followers-gained', NON_FOLLOWER: 'followers-lost' },
} as const

export const FEWEST_FOLLOWERS = 100

export const POST_MEASURES: readonly Measure[] = [
  { measure: 'reach', key: 'reach' },
  { measure: 'views', key: 'views' },
  { measure: 'total_interactions', key: 'engagements' },
  { measure: 'likes', key: 'reactions' },
  { measure: 'comments', key: 'comments' },
  { measure: 'shares', key: 'shares' },
  { measure: 'saved', key: 'saves' },
]

/** In milliseconds, all viewers together. */
export const WATCH_TIME = { measure: 'ig_reels_video_view_total_time', key: 'watch-minutes' } as const
