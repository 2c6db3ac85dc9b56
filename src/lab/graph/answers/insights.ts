import { asList, asText } from '../fields/check-value.ts'
import { isoOf, readGraphTime } from '../lab-time.ts'
import { problem, broken } from '../problem.ts'
import type { LabPost } from '../state.ts'
import { commentsUnder } from '../thread/find.ts'
import type { ReadContext } from './context.ts'
import type { Modifiers, Row } from './page-rows.ts'
import type { NodeRef } from './refs.ts'

/** Meta counts days in Pacific time; a value's `end_time` is the end of its day. */
const ZONE = 'America/Los_Angeles'
const MOST_DAYS = 93

const PAGE_MEASURES: Readonly<Record<string, (page: DayOfPage) => number>> = {
  page_media_view: ({ posts, comments }) => 100 * posts + 40 * comments,
  page_total_media_view_unique: ({ posts, comments }) => 60 * posts + 25 * comments,
  page_post_engagements: ({ comments }) => comments,
  page_views_total: ({ posts, comments }) => 3 * posts + comments,
  page_follows: ({ followers }) => followers,
  page_daily_follows_unique: ({ comments }) => Math.floor(comments / 5),
  page_daily_unfollows_unique: () => 0,
}

type DayOfPage = { readonly posts: number; readonly comments: number; readonly followers: number }

const POST_MEASURES: Readonly<Record<string, (post: LabPost, comments: number) => unknown>> = {
  post_media_view: (_post, comments) => 100 + 40 * comments,
  post_total_media_view_unique: (_post, comments) => 60 + 25 * comments,
  post_clicks: (_post, comments) => 2 * comments,
  post_reactions_by_type_total: ({ reactions }) => {
    const counts: Record<string, number> = {}
    for (const kind of Object.values(reactions))
      counts[kind.toLowerCase()] = (counts[kind.toLowerCase()] ?? 0) + 1
    return counts
  },
}

/** One measure that is not, or no longer, there spoils the whole request. */
function measuresIn(modifiers: Modifiers, known: object, { core }: ReadContext): readonly string[] {
  const asked = (asList(modifiers['metric'] ?? '') ?? []).map((one) => asText(one) ?? '')
  if (asked.length === 0) throw broken('missing-parameter', '(#100) The parameter metric is required')
  const gone = asked.some((name) => core.state.deadMeasures.includes(name))
  if (gone) throw problem(100, undefined, '(#100) The value must be a valid insights metric')
  const strange = asked.find((name) => !Object.hasOwn(known, name))
  if (strange !== undefined)
    throw broken('wrong-value', `(#100) The value must be a valid insights metric: ${strange}`)
  return asked
}

/** The rows of `insights`; their time is only there for the list's own bounds. */
export function insightRows(ref: NodeRef, modifiers: Modifiers, context: ReadContext): readonly Row[] {
  const at = isoOf(readGraphTime(modifiers['since'] ?? '') ?? context.core.clock.now())
  const row = (name: string, period: string, values: readonly unknown[]): Row => {
    const id = `${(ref.value as { id: string }).id}/insights/${name}/${period}`
    return { ref: { node: 'InsightsResult', value: { id, name, period, values } }, key: id, at }
  }
  const period = modifiers['period']?.toLowerCase()
  if (ref.node === 'PagePost') {
    const comments = commentsUnder(context.core.state, ref.value.id).length
    return measuresIn(modifiers, POST_MEASURES, context).map((name) =>
      row(name, 'lifetime', [value(POST_MEASURES[name]?.(ref.value, comments))]),
    )
  }
  if (ref.node !== 'Page') return []
  if (period !== 'day') throw broken('not-emulated', 'The practice square counts by the day only', 3)
  const days = daysIn(modifiers, context)
  return measuresIn(modifiers, PAGE_MEASURES, context).map((name) =>
    row(
      name,
      'day',
      days.map((day) => value(PAGE_MEASURES[name]?.(dayOf(ref.value.id, day, context)), endOf(day))),
    ),
  )
}

function value(counted: unknown, endTime?: string): NodeRef {
  const told = { value: counted, ...(endTime === undefined ? {} : { end_time: endTime }) }
  return { node: 'InsightsValue', value: told }
}

/** Days that have ended, since midnight of `since` and before `until`. */
function daysIn(modifiers: Modifiers, { core }: ReadContext): readonly Temporal.PlainDate[] {
  const now = core.clock.now()
  const until = readGraphTime(modifiers['until'] ?? '') ?? now
  const since = readGraphTime(modifiers['since'] ?? '') ?? until.subtract({ hours: 48 })
  if (until.since(since).total('hours') > MOST_DAYS * 24)
    throw problem(100, undefined, '(#100) There cannot be more than 93 days between since and until')
  const last = Temporal.Instant.compare(until, now) < 0 ? until : now
  const days: Temporal.PlainDate[] = []
  let day = since.toZonedDateTimeISO(ZONE).toPlainDate()
  for (; Temporal.Instant.compare(startOf(day.add({ days: 1 })), last) <= 0; day = day.add({ days: 1 }))
    days.push(day)
  return days
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: ZONE }).toInstant()
}

function endOf(day: Temporal.PlainDate): string {
  return `${startOf(day.add({ days: 1 }))
    .toString()
    .slice(0, 19)}+0000`
}

function dayOf(pageId: string, day: Temporal.PlainDate, { core }: ReadContext): DayOfPage {
  const from = isoOf(startOf(day))
  const to = isoOf(startOf(day.add({ days: 1 })))
  const isWithin = ({ createdAt }: { readonly createdAt: string }) => createdAt >= from && createdAt < to
  const posts = Object.values(core.state.posts).filter((post) => post.pageId === pageId)
  const comments = posts.flatMap((post) => commentsUnder(core.state, post.id)).filter(isWithin).length
  return { posts: posts.filter(isWithin).length, comments, followers: followersOf(core.state, pageId) }
}

/** Everybody who has been on the square, unless the Page says otherwise. */
export function followersOf(state: ReadContext['core']['state'], pageId: string): number {
  return state.pages[pageId]?.followers ?? Object.keys(state.people).length
}
