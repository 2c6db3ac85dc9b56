import { Rejected, type Access } from '../connector.ts'
import type { Figure, FigureKey, Insights } from '../insights.ts'
import { asRecord, instantAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { countAt, readChannel, subscribersIn } from './channel.ts'
import { itemsOf } from './read-objects.ts'
import type { YoutubeCalls } from './youtube-calls.ts'

/** Our names and Google's. A view of a film is both a view and a view of a film. */
const DAILY: readonly (readonly [FigureKey, string])[] = [
  ['views', 'views'],
  ['video-views', 'views'],
  ['watch-minutes', 'estimatedMinutesWatched'],
  ['reactions', 'likes'],
  ['comments', 'comments'],
  ['shares', 'shares'],
  ['saves', 'videosAddedToPlaylists'],
  ['followers-gained', 'subscribersGained'],
  ['followers-lost', 'subscribersLost'],
]
const OF_POST: readonly (readonly [FigureKey, string])[] = [
  ['watch-minutes', 'estimatedMinutesWatched'],
  ['shares', 'shares'],
  ['saves', 'videosAddedToPlaylists'],
]
/** Google counts neither people reached nor clicks of a channel. */
const NOT_OFFERED: readonly FigureKey[] = ['reach', 'clicks', 'profile-views']
/** Google's figures come some days late, so an empty day this young is not an empty day. */
const LATE_DAYS = 3
const FIGURES_ZONE = 'America/Los_Angeles'

export function createInsights(calls: YoutubeCalls): Insights {
  return {
    async ofAccount(access, days) {
      const channel = await readChannel(calls, access, 'statistics', 'statistics')
      const today = todayOf(calls)
      const report = await query(calls, access, { ...days, dimensions: 'day', metrics: DAILY })
      const followers = subscribersIn(channel)
      const standing: Figure =
        followers === null
          ? { key: 'followers', measure: 'subscriberCount', day: null, value: null, why: 'withdrawn' }
          : { key: 'followers', measure: 'subscriberCount', day: null, value: followers, isRounded: true }
      const byDay = daysIn(days).flatMap((day) =>
        DAILY.map((figure) => figureOf(report, figure, { day, today })),
      )
      return [standing, ...byDay, ...notOffered()]
    },

    async ofPost(access, postExternalId) {
      const params = { part: 'snippet,statistics', id: postExternalId }
      const { json } = await calls.read(access, { method: 'videos.list', params, purpose: 'statistics' })
      const [video] = itemsOf(json)
      if (video === undefined) throw new Rejected('YouTube: the film is not there', 'videoNotFound', true)
      const to = todayOf(calls)
      // The day there: a film of this morning here may be of yesterday, and none is of tomorrow.
      const published = instantAt(recordAt(video, 'snippet'), 'publishedAt')
      const day = published?.toZonedDateTimeISO(FIGURES_ZONE).toPlainDate() ?? to
      const from = Temporal.PlainDate.compare(day, to) > 0 ? to : day
      const filters = `video==${postExternalId}`
      const report = await query(calls, access, { from, to, filters, metrics: OF_POST })
      return [...countsOf(video), ...OF_POST.map((figure) => figureOf(report, figure, null)), ...notOffered()]
    },
  }
}

function notOffered(): readonly Figure[] {
  return NOT_OFFERED.map((key) => ({ key, measure: '', day: null, value: null, why: 'not-offered' }))
}

/** A count that is left out has been switched off for this film: likes hidden, comments closed. */
function countsOf(video: Json): readonly Figure[] {
  const statistics = recordAt(video, 'statistics')
  const count = (key: FigureKey, measure: string): Figure => {
    const value = countAt(statistics, measure)
    return value === null
      ? { key, measure, day: null, value, why: 'withdrawn' }
      : { key, measure, day: null, value }
  }
  return [
    count('views', 'viewCount'),
    count('video-views', 'viewCount'),
    count('reactions', 'likeCount'),
    count('comments', 'commentCount'),
  ]
}

type Query = {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly metrics: readonly (readonly [FigureKey, string])[]
  readonly dimensions?: string
  readonly filters?: string
}

/** The rows by day ('' where there is no day); null when the person did not grant the figures. */
type Report = ReadonlyMap<string, Json> | null

const NOT_GRANTED: readonly string[] = [
  'insufficientPermissions',
  'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
  'forbidden',
  'PERMISSION_DENIED',
]

async function query(calls: YoutubeCalls, access: Access, wanted: Query): Promise<Report> {
  const { from, to, metrics, ...rest } = wanted
  const names = [...new Set(metrics.map(([, measure]) => measure))]
  const params = {
    ids: `channel==${access.accountExternalId}`,
    startDate: from.toString(),
    endDate: to.toString(),
    metrics: names.join(','),
    ...rest,
  }
  try {
    const { json } = await calls.read(access, { method: 'reports.query', params, purpose: 'statistics' })
    return rowsOf(json)
  } catch (error) {
    if (error instanceof Rejected && NOT_GRANTED.includes(error.code)) return null
    throw error
  }
}

/** Values stand in the order of the column headers, whatever was asked for. */
function rowsOf(report: Json): ReadonlyMap<string, Json> {
  const columns = listAt(report, 'columnHeaders').map((header) => textAt(asRecord(header), 'name') ?? '')
  const rows = listAt(report, 'rows').map((row): readonly [string, Json] => {
    const values: readonly unknown[] = Array.isArray(row) ? row : []
    const record = Object.fromEntries(columns.map((column, index) => [column, values[index]]))
    return [textAt(record, 'day') ?? '', record]
  })
  return new Map(rows)
}

function figureOf(
  report: Report,
  [key, measure]: readonly [FigureKey, string],
  when: { readonly day: Temporal.PlainDate; readonly today: Temporal.PlainDate } | null,
): Figure {
  const day = when?.day ?? null
  if (report === null) return { key, measure, day, value: null, why: 'no-permission' }
  const value = report.get(day?.toString() ?? '')?.[measure]
  if (typeof value === 'number') return { key, measure, day, value }
  const isLate =
    when === null || Temporal.PlainDate.compare(when.day, when.today.subtract({ days: LATE_DAYS })) > 0
  return { key, measure, day, value: null, why: isLate ? 'not-yet' : 'too-few' }
}

function todayOf(calls: YoutubeCalls): Temporal.PlainDate {
  return calls.settings.clock.now().toZonedDateTimeISO(FIGURES_ZONE).toPlainDate()
}

function daysIn({
  from,
  to,
}: {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}): readonly Temporal.PlainDate[] {
  const count = Math.max(0, from.until(to, { largestUnit: 'days' }).days + 1)
  return Array.from({ length: count }, (_, index) => from.add({ days: index }))
}
