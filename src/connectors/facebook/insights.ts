import type { Clock } from '#core/clock.ts'
import type { Access } from '../connector.ts'
import type { Figure, Insights } from '../insights.ts'
import { asRecord, instantAt, listAt, recordAt, type Json } from '../kit/json.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import { askMeasures, valueOf, type Told } from './ask-measures.ts'
import { PAGE_MEASURES, POST_MEASURES } from './measures.ts'
import { dayEndingAt, pacificToday, startOfPacificDay } from './pacific-day.ts'
import { unixSeconds } from './unix-seconds.ts'

/** Meta answers at most some ninety days at a time. */
const MOST_DAYS = 88
/** The last days are still being counted. */
const DAYS_UNTIL_COUNTED = 2

type Days = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }

export function insights({ calls: anyCalls, clock }: { calls: GraphCalls; clock: Clock }): Insights {
  const calls = anyCalls.forPurpose('statistics')
  return {
    async ofAccount(access, days) {
      const figures: Figure[] = [await followersNow(calls, access)]
      for (const window of windowsOf(days))
        figures.push(...(await ofWindow(calls, access, window, clock.now())))
      return figures
    },
    async ofPost(access, postExternalId) {
      const question = { access, objectId: postExternalId, params: { period: 'lifetime' } }
      const told = await askMeasures(calls, question, POST_MEASURES)
      return [...told.map(latest), ...(await counts(calls, access, postExternalId))]
    },
  }
}

async function followersNow(calls: GraphCalls, access: Access): Promise<Figure> {
  const page = await calls.read(access, [access.accountExternalId], { fields: 'id,followers_count' })
  const value = valueOf(page['followers_count'])
  const figure = { key: 'followers', measure: 'followers_count', day: null, value } as const
  return value === null ? { ...figure, why: 'not-offered' } : figure
}

function windowsOf({ from, to }: Days): readonly Days[] {
  const windows: Days[] = []
  for (let first = from; Temporal.PlainDate.compare(first, to) <= 0; first = first.add({ days: MOST_DAYS })) {
    const last = first.add({ days: MOST_DAYS - 1 })
    windows.push({ from: first, to: Temporal.PlainDate.compare(last, to) < 0 ? last : to })
  }
  return windows
}

async function ofWindow(
  calls: GraphCalls,
  access: Access,
  days: Days,
  now: Temporal.Instant,
): Promise<readonly Figure[]> {
  const params = {
    period: 'day',
    since: unixSeconds(startOfPacificDay(days.from)),
    // One day more than asked for: whether `until` itself belongs to the answer is not documented.
    until: unixSeconds(startOfPacificDay(days.to.add({ days: 2 }))),
  }
  const told = await askMeasures(calls, { access, objectId: access.accountExternalId, params }, PAGE_MEASURES)
  const counted = pacificToday(now).subtract({ days: DAYS_UNTIL_COUNTED })
  return told.flatMap((one) => byDay(one, days, counted))
}

function byDay({ key, measure, row, why }: Told, days: Days, counted: Temporal.PlainDate): readonly Figure[] {
  const values = new Map<string, number | null>()
  for (const entry of listAt(row, 'values').map(asRecord)) {
    const endTime = instantAt(entry, 'end_time')
    if (endTime !== null) values.set(dayEndingAt(endTime).toString(), valueOf(entry?.['value']))
  }
  return daysIn(days).map((day): Figure => {
    const value = values.get(day.toString()) ?? null
    const figure = { key, measure, day, value }
    if (value !== null) return figure
    const isCounted = Temporal.PlainDate.compare(day, counted) < 0
    return { ...figure, why: why ?? (isCounted ? 'not-offered' : 'not-yet') }
  })
}

function daysIn({ from, to }: Days): readonly Temporal.PlainDate[] {
  const count = from.until(to, { largestUnit: 'days' }).days + 1
  return Array.from({ length: Math.max(0, count) }, (_, days) => from.add({ days }))
}

function latest({ key, measure, row, why }: Told): Figure {
  const value = valueOf(asRecord(listAt(row, 'values').at(-1))?.['value'])
  const figure = { key, measure, day: null, value }
  return value === null ? { ...figure, why: why ?? 'not-offered' } : figure
}

const COUNT_FIELDS = 'id,shares,comments.limit(0).summary(true),reactions.limit(0).summary(true)'

/**
 * What everybody can count under the post. Facebook leaves the shares out until somebody has shared: a 0 that it does tell, as long as it
 * tells the other counts of that post.
 */
async function counts(calls: GraphCalls, access: Access, postExternalId: string): Promise<readonly Figure[]> {
  const post = await calls.read(access, [postExternalId], { fields: COUNT_FIELDS })
  const comments = summaryOf(post, 'comments')
  const reactions = summaryOf(post, 'reactions')
  const isUnshared = post['shares'] === undefined && comments !== null && reactions !== null
  const shares = isUnshared ? 0 : valueOf(recordAt(post, 'shares')?.['count'])
  return [
    count('comments', 'comments.summary', comments),
    count('reactions', 'reactions.summary', reactions),
    count('shares', 'shares', shares),
  ]
}

function summaryOf(post: Json, edge: string): number | null {
  return valueOf(recordAt(recordAt(post, edge), 'summary')?.['total_count'])
}

function count(key: Figure['key'], measure: string, value: number | null): Figure {
  const figure = { key, measure, day: null, value }
  return value === null ? { ...figure, why: 'not-offered' } : figure
}
