import { uploadsOf } from '../film.ts'
import type { YoutubeLabCore } from '../lab-core.ts'
import { broken, problem } from '../youtube-problem.ts'
import type { LabAnswer, LabCall } from './call.ts'

/** Google is this many days behind. */
const LATE_DAYS = 2
const DAY = /^\d{4}-\d\d-\d\d$/

type Day = { readonly day: Temporal.PlainDate; readonly films: readonly string[] }

/** Counted from what happens in the town where it happens there; the rest follows from the number of comments, alike at every asking. */
const METRICS: Readonly<Record<string, (core: YoutubeLabCore, day: Day) => number>> = {
  views: (core, day) => 40 + 25 * commentsOn(core, day),
  estimatedMinutesWatched: (core, day) => 60 + 31 * commentsOn(core, day),
  likes: (core, day) => 2 * commentsOn(core, day),
  dislikes: () => 0,
  comments: commentsOn,
  shares: (core, day) => Math.floor(commentsOn(core, day) / 3),
  videosAddedToPlaylists: (core, day) => Math.floor(commentsOn(core, day) / 5),
  subscribersGained: (core, day) => Math.floor(commentsOn(core, day) / 4),
  subscribersLost: () => 0,
  averageViewDuration: () => 96,
}

function commentsOn(core: YoutubeLabCore, { day, films }: Day): number {
  const start = day.toString()
  const all = films.flatMap((id) => core.commentsOf(id))
  return all.filter(({ createdAt }) => createdAt.startsWith(start)).length
}

export function queryReports(call: LabCall): LabAnswer {
  const { core, accountId, params } = call
  const { startDate = '', endDate = '' } = params
  const names = checkedMetrics(call)
  const film = filmIn(params['filters'])
  const films = uploadsOf(core, accountId)
    .map(({ id }) => id)
    .filter((id) => film === null || id === film)
  const days = daysBetween(core, startDate, endDate).map((day) => ({ day, films }))
  const values = (day: Day) => names.map((name) => METRICS[name]?.(core, day) ?? 0)
  const isDaily = params['dimensions'] === 'day'
  const rows = isDaily ? days.map((day) => [day.day.toString(), ...values(day)]) : summed(days.map(values))
  return {
    kind: 'youtubeAnalytics#resultTable',
    columnHeaders: [...(isDaily ? ['day'] : []), ...names].map((name) => ({
      name,
      columnType: name === 'day' ? 'DIMENSION' : 'METRIC',
      dataType: name === 'day' ? 'STRING' : 'INTEGER',
    })),
    ...(rows.length === 0 ? {} : { rows }),
  }
}

function checkedMetrics({ accountId, params }: LabCall): readonly string[] {
  const { ids = '', startDate = '', endDate = '', metrics = '', dimensions = '' } = params
  if (ids !== 'channel==MINE' && ids !== `channel==${accountId}`)
    throw problem(403, 'forbidden', 'Figures of another channel.')
  if (!DAY.test(startDate) || !DAY.test(endDate) || startDate > endDate)
    throw broken('wrong-value', 'startDate, endDate', 'invalid')
  const names = metrics.split(',')
  const unknown = names.find((name) => METRICS[name] === undefined)
  if (unknown !== undefined)
    throw broken('unknown-metric', `Unknown identifier (${unknown}) given in field parameters.metrics.`)
  if (dimensions !== '' && dimensions !== 'day') throw broken('not-emulated', `dimensions=${dimensions}`)
  return names
}

function filmIn(filters: string | undefined): string | null {
  if (filters === undefined) return null
  const film = /^video==([\w-]+)$/.exec(filters)?.[1]
  if (film === undefined) throw broken('not-emulated', `filters=${filters}`)
  return film
}

/** One row, or none where there is no day yet. */
function summed(days: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [first, ...rest] = days
  if (first === undefined) return []
  return [rest.reduce((sums, values) => sums.map((sum, index) => sum + (values[index] ?? 0)), first)]
}

function daysBetween(core: YoutubeLabCore, from: string, to: string): readonly Temporal.PlainDate[] {
  const today = core.settings.clock.now().toZonedDateTimeISO('America/Los_Angeles').toPlainDate()
  const latest = today.subtract({ days: LATE_DAYS })
  const end = Temporal.PlainDate.from(to)
  const last = Temporal.PlainDate.compare(end, latest) > 0 ? latest : end
  const first = Temporal.PlainDate.from(from)
  const count = Math.max(0, first.until(last, { largestUnit: 'days' }).days + 1)
  return Array.from({ length: count }, (_, index) => first.add({ days: index }))
}
