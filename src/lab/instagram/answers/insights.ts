import { commentsUnder } from '../../town/comments.ts'
import { postsOf } from '../../town/posts.ts'
import type { TownAccount, TownPost } from '../../town/state.ts'
import type { InstagramLab } from '../lab-core.ts'
import { breach } from '../problems.ts'

type Modifiers = Readonly<Record<string, string>>
type Answer = Readonly<Record<string, unknown>>

/** In the specifications still, and refused by the network: one of them fails the whole request. */
const DEAD: readonly string[] = [
  'impressions',
  'plays',
  'video_views',
  'ig_reels_aggregated_all_plays_count',
  'clips_replays_count',
]
const REELS_ONLY: readonly string[] = [
  'ig_reels_avg_watch_time',
  'ig_reels_video_view_total_time',
  'reels_skip_rate',
]
/** Measures of followers are not told below this many. */
const FEWEST_FOLLOWERS = 100

function metricsOf(modifiers: Modifiers): readonly string[] {
  const metrics = (modifiers['metric'] ?? '').split(',')
  const dead = metrics.find((metric) => DEAD.includes(metric))
  if (dead !== undefined)
    throw breach(
      'wrong-value',
      `(#100) Starting from version v22.0 and above, the ${dead} metric is no longer supported`,
    )
  return metrics
}

/** The figures of one day, from what happened in the town on it. */
export function accountInsights(
  lab: InstagramLab,
  account: TownAccount,
  modifiers: Modifiers,
): readonly Answer[] {
  const period = modifiers['period']
  if (period !== 'day') throw breach('not-emulated', 'The practice square tells figures by day only', 3)
  if (modifiers['metric_type'] !== 'total_value')
    throw breach(
      'wrong-value',
      '(#100) The metric should be specified with parameter metric_type=total_value',
    )
  const own = postsOf(lab.town.core, account.id).filter(({ authorId }) => authorId === account.id)
  const within = (at: string) => {
    const seconds = Temporal.Instant.from(at).epochMilliseconds / 1_000
    return seconds >= Number(modifiers['since'] ?? 0) && seconds < Number(modifiers['until'] ?? Infinity)
  }
  const comments = own
    .flatMap(({ id }) => commentsUnder(lab.town.core, id))
    .filter((one) => within(one.createdAt))
  const views = own.filter((post) => within(post.createdAt)).reduce((sum, post) => sum + post.views, 0)
  const values: Readonly<Record<string, number>> = {
    views,
    reach: Math.ceil(views * 0.7),
    comments: comments.length,
    total_interactions: comments.length,
  }
  return metricsOf(modifiers).flatMap((name): Answer[] => {
    if (name === 'follows_and_unfollows') return followsAnswer(account, modifiers)
    return [
      {
        name,
        period,
        title: name,
        id: `${account.id}/insights/${name}/day`,
        total_value: { value: values[name] ?? 0 },
      },
    ]
  })
}

function followsAnswer({ id, followers }: TownAccount, modifiers: Modifiers): Answer[] {
  if (followers < FEWEST_FOLLOWERS) return []
  const name = 'follows_and_unfollows'
  const results = [
    { dimension_values: ['FOLLOWER'], value: 3 },
    { dimension_values: ['NON_FOLLOWER'], value: 1 },
  ]
  const breakdowns = [{ dimension_keys: ['follow_type'], results }]
  const isBroken = modifiers['breakdown'] === 'follow_type'
  const total = isBroken ? { value: 2, breakdowns } : { value: 2 }
  return [{ name, period: 'day', title: name, id: `${id}/insights/${name}/day`, total_value: total }]
}

export function postInsights(lab: InstagramLab, post: TownPost, modifiers: Modifiers): readonly Answer[] {
  const isReel = post.media[0]?.kind === 'video'
  const metrics = metricsOf(modifiers)
  const odd = metrics.find((metric) => !isReel && REELS_ONLY.includes(metric))
  if (odd !== undefined)
    throw breach(
      'wrong-value',
      `(#100) The Media Insights API does not support the ${odd} metric for this media product type`,
    )
  const comments = commentsUnder(lab.town.core, post.id).length
  const likes = Object.keys(post.reactions).length
  const values: Readonly<Record<string, number>> = {
    views: post.views,
    reach: Math.ceil(post.views * 0.7),
    likes,
    comments,
    shares: post.shares,
    total_interactions: likes + comments + post.shares,
    ig_reels_video_view_total_time: post.views * 4_200,
  }
  return metrics.map((name) => ({
    name,
    period: 'lifetime',
    title: name,
    id: `${post.id}/insights/${name}/lifetime`,
    values: [{ value: values[name] ?? 0 }],
  }))
}
