import { Rejected, type Access } from '../connector.ts'
import type { Figure, FigureKey, Insights } from '../insights.ts'
import { asRecord, idAt, instantAt, recordAt, type Json } from '../kit/json.ts'
import { countFollowers } from './fetch-profile.ts'
import type { LinkedinCalls, RestCall } from './linkedin-calls.ts'
import { elementsOf } from './paging.ts'
import type { RestliQuery } from './restli.ts'
import { accountUrn, isPostUrn, urnType } from './urns.ts'

/** LinkedIn tells of a year back. */
const DAYS_TOLD = 365

type Measure = {
  readonly key: FigureKey
  /** LinkedIn's own name. */
  readonly measure: string
  readonly read: (element: Json) => number | null
}

type Source = { readonly finder: RestliQuery; readonly path: string; readonly measures: readonly Measure[] }

const shares = (element: Json): Json | null => recordAt(element, 'totalShareStatistics')

const SHARE_MEASURES: readonly Measure[] = (
  [
    ['views', 'impressionCount'],
    ['reach', 'uniqueImpressionsCount'],
    ['clicks', 'clickCount'],
    ['reactions', 'likeCount'],
    ['comments', 'commentCount'],
    ['shares', 'shareCount'],
  ] as const
).map(([key, measure]) => ({ key, measure, read: (element) => numberAt(shares(element), measure) }))

/** Organic and paid together: a follower is a follower. Of one alone the sum is not known. */
function followersGained(element: Json): number | null {
  const gains = recordAt(element, 'followerGains')
  const organic = numberAt(gains, 'organicFollowerGain')
  const paid = numberAt(gains, 'paidFollowerGain')
  return organic === null || paid === null ? null : organic + paid
}

function pageViews(element: Json): number | null {
  const views = recordAt(recordAt(element, 'totalPageStatistics'), 'views')
  return numberAt(recordAt(views, 'allPageViews'), 'pageViews')
}

function sourcesOf(own: string): readonly Source[] {
  const entity = { q: 'organizationalEntity', organizationalEntity: own }
  return [
    {
      path: 'organizationalEntityFollowerStatistics',
      finder: entity,
      measures: [{ key: 'followers-gained', measure: 'followerGains', read: followersGained }],
    },
    { path: 'organizationalEntityShareStatistics', finder: entity, measures: SHARE_MEASURES },
    {
      path: 'organizationPageStatistics',
      finder: { q: 'organization', organization: own },
      measures: [{ key: 'profile-views', measure: 'allPageViews', read: pageViews }],
    },
  ]
}

/** What LinkedIn leaves out is not known, never nothing: days without activity and posts too new are missing from its answers. */
export function createInsights(calls: LinkedinCalls): Insights {
  return {
    async ofAccount(access, { from, to }) {
      const own = accountUrn(access.accountExternalId)
      const days = daysBetween(from, to)
      const figures: Figure[] = [...(await followersNow(calls, access, own))]
      for (const source of sourcesOf(own)) figures.push(...(await byDay(calls, access, source, days)))
      return figures
    },

    async ofPost(access, postExternalId) {
      if (!isPostUrn(postExternalId))
        throw new Rejected('LinkedIn has figures only for posts of the page', 'malformed-id')
      const list = urnType(postExternalId) === 'share' ? 'shares' : 'ugcPosts'
      const entity = accountUrn(access.accountExternalId)
      const query = { q: 'organizationalEntity', organizationalEntity: entity, [list]: [postExternalId] }
      const elements = await elementsOrNull(calls, access, {
        path: ['organizationalEntityShareStatistics'],
        query,
        restliMethod: 'FINDER',
        purpose: 'statistics',
      })
      const told = elements?.find((one) =>
        [idAt(one, 'share'), idAt(one, 'ugcPost')].includes(postExternalId),
      )
      return SHARE_MEASURES.map((measure) =>
        figure(measure, null, told ?? null, elements === null ? 'no-permission' : 'not-yet'),
      )
    },
  }
}

async function followersNow(calls: LinkedinCalls, access: Access, own: string): Promise<readonly Figure[]> {
  const base = { key: 'followers', measure: 'firstDegreeSize', day: null } as const
  const lost: Figure = { key: 'followers-lost', measure: '–', day: null, value: null, why: 'not-offered' }
  try {
    const value = await countFollowers(calls, access, own)
    return [value === null ? { ...base, value, why: 'not-yet' } : { ...base, value }, lost]
  } catch (error) {
    if (error instanceof Rejected) return [{ ...base, value: null, why: 'no-permission' }, lost]
    throw error
  }
}

async function byDay(
  calls: LinkedinCalls,
  access: Access,
  { path, finder, measures }: Source,
  days: readonly Temporal.PlainDate[],
): Promise<readonly Figure[]> {
  const today = calls.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
  const earliest = today.subtract({ days: DAYS_TOLD })
  const told = days.filter((day) => isWithin(day, earliest, today))
  const elements = await elementsOfDays(calls, access, { path, finder }, told)
  const byDate = new Map(elements?.map((one) => [dayOf(one), one]))
  const why = (day: Temporal.PlainDate): NonNullable<Figure['why']> => {
    if (Temporal.PlainDate.compare(day, earliest) < 0) return 'withdrawn'
    return elements === null ? 'no-permission' : 'not-yet'
  }
  return days.flatMap((day) =>
    measures.map((measure) => figure(measure, day, byDate.get(day.toString()) ?? null, why(day))),
  )
}

async function elementsOfDays(
  calls: LinkedinCalls,
  access: Access,
  { path, finder }: Pick<Source, 'path' | 'finder'>,
  days: readonly Temporal.PlainDate[],
): Promise<readonly Json[] | null> {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const timeRange = { start: startMs(first), end: startMs(last.add({ days: 1 })) }
  const query = { ...finder, timeIntervals: { timeRange, timeGranularityType: 'DAY' } }
  return elementsOrNull(calls, access, { path: [path], query, restliMethod: 'FINDER', purpose: 'statistics' })
}

/** null: this account may not ask; the other figures are told all the same. */
async function elementsOrNull(
  calls: LinkedinCalls,
  access: Access,
  call: RestCall,
): Promise<readonly Json[] | null> {
  try {
    const { json } = await calls.read(access, call)
    return elementsOf(json)
      .map(asRecord)
      .filter((row) => row !== null)
  } catch (error) {
    if (error instanceof Rejected && error.code === 'access-denied') return null
    throw error
  }
}

function figure(
  { key, measure, read }: Measure,
  day: Temporal.PlainDate | null,
  element: Json | null,
  why: NonNullable<Figure['why']>,
): Figure {
  const value = element === null ? null : read(element)
  if (value !== null) return { key, measure, day, value }
  return { key, measure, day, value, why: element === null ? why : 'not-offered' }
}

function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const count = from.until(to, { largestUnit: 'day' }).days + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => from.add({ days: index }))
}

function isWithin(day: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, to) <= 0
}

/** LinkedIn's days are days of UTC. */
function startMs(day: Temporal.PlainDate): number {
  return day.toZonedDateTime('UTC').epochMilliseconds
}

function dayOf(element: Json): string {
  const at = instantAt(recordAt(element, 'timeRange'), 'start')
  return at === null ? '' : at.toZonedDateTimeISO('UTC').toPlainDate().toString()
}

function numberAt(source: Json | null, key: string): number | null {
  const value = source?.[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
