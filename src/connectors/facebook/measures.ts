import type { FigureKey } from '../insights.ts'

/** Measures that are alive in v26. The dead ones (`page_impressions*`, `post_impressions*`, `page_fans*` …) spoil a whole request and are not asked for. */
export type Measure = { readonly key: FigureKey; readonly measure: string }

export const PAGE_MEASURES: readonly Measure[] = [
  { key: 'views', measure: 'page_media_view' },
  { key: 'reach', measure: 'page_total_media_view_unique' },
  { key: 'engagements', measure: 'page_post_engagements' },
  { key: 'profile-views', measure: 'page_views_total' },
  { key: 'followers', measure: 'page_follows' },
  { key: 'followers-gained', measure: 'page_daily_follows_unique' },
  { key: 'followers-lost', measure: 'page_daily_unfollows_unique' },
]

export const POST_MEASURES: readonly Measure[] = [
  { key: 'views', measure: 'post_media_view' },
  { key: 'reach', measure: 'post_total_media_view_unique' },
  { key: 'clicks', measure: 'post_clicks' },
  { key: 'reactions', measure: 'post_reactions_by_type_total' },
]
