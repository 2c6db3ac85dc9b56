import type { Access } from '../../connector.ts'
import type { Figure, Insights } from '../../insights.ts'
import { textAt } from '../../kit/json.ts'
import type { Graph } from '../graph.ts'
import { askMeasures, partsOf, valueOf, type Told } from './ask-measures.ts'
import {
  DAY_MEASURES,
  FEWEST_FOLLOWERS,
  FOLLOWS,
  POST_MEASURES,
  WATCH_TIME,
  type Measure,
} from './measures.ts'

/** Meta's days begin at midnight there, all year. */
const NETWORK_ZONE = 'America/Los_Angeles'
/** What is asked at most at one time; each day is a question of its own. */
const MOST_DAYS = 92
/** Instagram says itself that its figures may come two days late. */
const LATE_DAYS = 2

type Days = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }

export function createInsights(graph: Graph): Insights {
  return {
    ofAccount: (access, days) => ofAccount(graph, access, days),
    ofPost: (access, postExternalId) => ofPost(graph, access, postExternalId),
  }
}

async function ofAccount(graph: Graph, access: Access, days: Days): Promise<readonly Figure[]> {
  const followers = await readFollowers(graph, access)
  const figures: Figure[] = [followers]
  const today = graph.clock.now().toZonedDateTimeISO(NETWORK_ZONE).toPlainDate()
  for (const day of daysOf(days)) {
    const isOver = Temporal.PlainDate.compare(day, today) < 0
    figures.push(...(isOver ? await ofDay(graph, access, day) : allOf(day, 'not-yet')))
  }
  const isLate = (day: Temporal.PlainDate | null) =>
    day !== null && Temporal.PlainDate.compare(day, today.subtract({ days: LATE_DAYS })) >= 0
  const isSmall = followers.value !== null && followers.value < FEWEST_FOLLOWERS
  return figures.map((figure) => {
    if (figure.why !== 'too-few' || isSmall) return figure
    return { ...figure, why: isLate(figure.day) ? 'not-yet' : 'not-offered' }
  })
}

function* daysOf({ from, to }: Days): Generator<Temporal.PlainDate> {
  let day = from
  for (let count = 0; count < MOST_DAYS && Temporal.PlainDate.compare(day, to) <= 0; count += 1) {
    yield day
    day = day.add({ days: 1 })
  }
}

async function readFollowers(graph: Graph, access: Access): Promise<Figure> {
  const params = { fields: 'followers_count' }
  const path = [access.accountExternalId]
  const { followers_count: count } = await graph.read(access, { path, params, purpose: 'statistics' })
  const figure = { key: 'followers', measure: 'followers_count', day: null } as const
  return typeof count === 'number'
    ? { ...figure, value: count }
    : { ...figure, value: null, why: 'not-offered' }
}

async function ofDay(graph: Graph, access: Access, day: Temporal.PlainDate): Promise<readonly Figure[]> {
  const path = [access.accountExternalId, 'insights']
  const starts = day.toZonedDateTime(NETWORK_ZONE)
  const span = { since: seconds(starts), until: seconds(starts.add({ days: 1 })) }
  const params = { period: 'day', metric_type: 'total_value', ...span }
  const names = DAY_MEASURES.map(({ measure }) => measure)
  const told = await askMeasures(graph, access, { path, params }, names)
  const byFollower = { ...params, breakdown: 'follow_type' }
  const follows = await askMeasures(graph, access, { path, params: byFollower }, [FOLLOWS.measure])
  return [
    ...DAY_MEASURES.map((measure) => figureOf(measure, day, told.get(measure.measure))),
    ...followFigures(day, follows.get(FOLLOWS.measure)),
  ]
}

function seconds(at: Temporal.ZonedDateTime): string {
  return String(Math.floor(at.epochMilliseconds / 1_000))
}

function figureOf({ key, measure }: Measure, day: Temporal.PlainDate | null, told: Told | undefined): Figure {
  if (told === undefined || 'why' in told)
    return { key, measure, day, value: null, why: told?.why ?? 'not-offered' }
  const value = valueOf(told.row)
  return value === null ? { key, measure, day, value, why: 'too-few' } : { key, measure, day, value }
}

function followFigures(day: Temporal.PlainDate, told: Told | undefined): readonly Figure[] {
  const parts = told !== undefined && 'row' in told ? partsOf(told.row) : null
  const why = told !== undefined && 'why' in told ? told.why : 'too-few'
  return Object.entries(FOLLOWS.keys).map(([part, key]) => {
    const value = parts?.get(part) ?? null
    const figure = { key, measure: FOLLOWS.measure, day }
    return value === null ? { ...figure, value, why } : { ...figure, value }
  })
}

function allOf(day: Temporal.PlainDate, why: NonNullable<Figure['why']>): readonly Figure[] {
  const measures = [
    ...DAY_MEASURES,
    ...Object.values(FOLLOWS.keys).map((key) => ({ key, measure: FOLLOWS.measure })),
  ]
  return measures.map(({ key, measure }) => ({ key, measure, day, value: null, why }))
}

async function ofPost(graph: Graph, access: Access, postExternalId: string): Promise<readonly Figure[]> {
  const fields = { fields: 'media_product_type' }
  const post = await graph.read(access, { path: [postExternalId], params: fields, purpose: 'statistics' })
  const isReel = textAt(post, 'media_product_type') === 'REELS'
  const measures = [...POST_MEASURES.map(({ measure }) => measure), ...(isReel ? [WATCH_TIME.measure] : [])]
  const told = await askMeasures(graph, access, { path: [postExternalId, 'insights'] }, measures)
  const figures = POST_MEASURES.map((measure) => figureOf(measure, null, told.get(measure.measure)))
  if (!isReel) return figures
  const watched = figureOf(WATCH_TIME, null, told.get(WATCH_TIME.measure))
  const minutes = watched.value === null ? null : Math.round(watched.value / 60_000)
  return [...figures, { ...watched, value: minutes }]
}
