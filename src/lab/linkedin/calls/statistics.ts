import { postsOf } from '../../town/posts.ts'
import type { TownAccount, TownPost } from '../../town/state.ts'
import { dayOfMs, daysWithin, startOfDayMs } from '../days.ts'
import type { Endpoint, Outcome } from '../endpoint.ts'
import { msOf, nowMs, type Body, type LabRequest } from '../lab-core.ts'
import { postIdOf } from '../names.ts'
import { breach } from '../problem.ts'
import { asList, asPairs, asText } from '../restli-parse.ts'
import { actingAccount, textParam } from './standing.ts'

const DAY_MS = 86_400_000
/** Follower and page figures lag two days behind, and nothing is told of more than a year back. */
const LAG_DAYS = 2
const TOLD_DAYS = 366

const statistics = (
  path: string,
  finder: string,
  handle: Endpoint['handle'],
  more: readonly string[],
): Endpoint => ({
  name: `${path}.FINDER-${finder}`,
  method: 'GET',
  path: [path],
  restliMethod: 'FINDER',
  required: ['q', finder],
  optional: ['timeIntervals', ...more],
  scope: 'rw_organization_admin',
  handle,
})

export const statisticsCalls: readonly Endpoint[] = [
  statistics('organizationalEntityFollowerStatistics', 'organizationalEntity', followerGains, []),
  statistics('organizationalEntityShareStatistics', 'organizationalEntity', shares, ['shares', 'ugcPosts']),
  statistics('organizationPageStatistics', 'organization', pageViews, []),
]

function elements(list: readonly unknown[]): Outcome {
  return { status: 200, body: { paging: { start: 0, count: 10, links: [] }, elements: list } }
}

function followerGains(request: LabRequest): Outcome {
  const account = asked(request, 'organizationalEntity')
  const days = daysAsked(request)
  if (days === null) return elements([{ organizationalEntity: account.id, followerCountsByGeoCountry: [] }])
  return elements(
    days.flatMap((day) =>
      isTold(request, day, LAG_DAYS)
        ? [
            {
              timeRange: rangeOf(day),
              followerGains: { organicFollowerGain: dayNumber(day) % 5, paidFollowerGain: 0 },
              organizationalEntity: account.id,
            },
          ]
        : [],
    ),
  )
}

/** Posts and days without any activity are left out, as LinkedIn leaves them out. */
function shares(request: LabRequest): Outcome {
  const account = asked(request, 'organizationalEntity')
  const own = postsOf(request.core.town.core, account.id)
  const named = asList(request.query['shares']) ?? asList(request.query['ugcPosts'])
  const days = daysAsked(request)
  if (named !== null) {
    if (days !== null) throw breach('parameter', 'time-bound statistics are not supported for single posts')
    const key = request.query['shares'] === undefined ? 'ugcPost' : 'share'
    const ids = named.map((urn) => [asText(urn) ?? '', postIdOf(asText(urn) ?? '')] as const)
    return elements(
      ids.flatMap(([urn, id]) => {
        const totals = totalsOf(
          request,
          own.filter((post) => post.id === id),
        )
        return totals === null
          ? []
          : [{ [key]: urn, organizationalEntity: account.id, totalShareStatistics: totals }]
      }),
    )
  }
  const base = { organizationalEntity: account.id }
  if (days === null) return elements([{ ...base, totalShareStatistics: totalsOf(request, own) ?? {} }])
  return elements(
    days.flatMap((day) => {
      const totals = totalsOf(
        request,
        own.filter(({ createdAt }) => dayOfMs(msOf(createdAt)) === day),
      )
      return totals === null || !isTold(request, day, 0)
        ? []
        : [{ ...base, timeRange: rangeOf(day), totalShareStatistics: totals }]
    }),
  )
}

function totalsOf({ core }: LabRequest, posts: readonly TownPost[]): Body | null {
  const ids = new Set(posts.map(({ id }) => id))
  const comments = Object.values(core.town.state.comments).filter(({ postId }) => ids.has(postId)).length
  const sum = (read: (post: TownPost) => number): number => posts.reduce((all, post) => all + read(post), 0)
  const views = sum((post) => post.views)
  const likes = sum((post) => Object.keys(post.reactions).length)
  if (views + likes + comments === 0) return null
  return {
    impressionCount: views,
    uniqueImpressionsCount: Math.ceil(views * 0.7),
    clickCount: Math.floor(views / 20),
    likeCount: likes,
    commentCount: comments,
    shareCount: sum((post) => post.shares),
    engagement: views === 0 ? 0 : (likes + comments) / views,
  }
}

function pageViews(request: LabRequest): Outcome {
  const account = asked(request, 'organization')
  const days = daysAsked(request)
  const base = { organization: account.id }
  const views = (pageViews: number): Body => ({
    views: { allPageViews: { pageViews, uniquePageViews: pageViews } },
  })
  if (days === null) return elements([{ ...base, totalPageStatistics: views(account.followers) }])
  return elements(
    days
      .filter((day) => isTold(request, day, LAG_DAYS))
      .map((day) => ({
        ...base,
        timeRange: rangeOf(day),
        totalPageStatistics: views(10 + (dayNumber(day) % 9)),
      })),
  )
}

function asked(request: LabRequest, finder: string): TownAccount {
  if (request.query['q'] !== finder) throw breach('parameter', `the finder is ${finder}`)
  return actingAccount(request, textParam(request.query[finder], finder), 'statistics.FINDER')
}

/** null: the figures as they stand in all. */
function daysAsked({ query }: LabRequest): readonly string[] | null {
  if (query['timeIntervals'] === undefined) return null
  const intervals = asPairs(query['timeIntervals'])
  const range = asPairs(intervals?.['timeRange'])
  if (intervals?.['timeGranularityType'] !== 'DAY' || range === null)
    throw breach('parameter', 'timeIntervals is (timeRange:(start:…,end:…),timeGranularityType:DAY)')
  const [start, end] = [
    Number(asText(range['start']) ?? Number.NaN),
    Number(asText(range['end']) ?? Number.NaN),
  ]
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start >= end)
    throw breach('parameter', 'timeRange is not a range')
  return daysWithin(start, end)
}

function isTold({ core }: LabRequest, day: string, lagDays: number): boolean {
  const ageDays = (nowMs(core) - startOfDayMs(day)) / DAY_MS
  return ageDays >= lagDays && ageDays <= TOLD_DAYS
}

function rangeOf(day: string): Body {
  return { start: startOfDayMs(day), end: startOfDayMs(day) + DAY_MS }
}

function dayNumber(day: string): number {
  return Math.floor(startOfDayMs(day) / DAY_MS)
}
