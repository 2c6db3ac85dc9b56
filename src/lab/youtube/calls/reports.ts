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

export function queryReports({ core, accountId, params }: LabCall): LabAnswer {
  const { ids = '', startDate = '', endDate = '', metrics = '', dimensions = '', filters } = params
  if (ids !== 'channel==MINE' && ids !== `channel==${accountId}`)
    throw problem(403, 'forbidden', 'Figures of another channel.')
  if (!DAY.test(startDate) || !DAY.test(endDate) || startDate > endDate)
    throw broken('wrong-value', 'startDate, endDate', 'invalid')
  const names = metrics.split(',')
  const unknown = names.find((name) => METRICS[name] === undefined)
  if (unknown !== undefined)
    throw broken('unknown-metric', `Unknown identifier (${unknown}) given in field parameters.metrics.`)
  if (dimensions !== '' && dimensions !== 'day') throw broken('not-emulated', `dimensions=${dimensions}`)
  const film = /^video==([\w-]+)$/.exec(filters ?? '')?.[1]
  if (filters !== undefined && film === undefined) throw broken('not-emulated', `filters=${filters}`)
  const films = uploadsOf(core, accountId)
    .map(({ id }) => id)
    .filter((id) => film === undefined || id === film)
  const days = daysBetween(core, startDate, endDate).map((day) => ({ day, films }))
  const values = (day: Day) => names.map((name) => METRICS[name]?.(core, day) ?? 0)
  const rows =
    dimensions === 'day'
      ? days.map((day) => [day.day.toString(), ...values(day)])
      : days.length === 0
        ? []
        : [names.map((name) => days.reduce((sum, day) => sum + (METRICS[name]?.(core, day) ?? 0), 0))]
  const columns = [...(dimensions === 'day' ? ['day'] : []), ...names]
  return {
    kind: 'youtubeAnalytics#resultTable',
    columnHeaders: columns.map((name) => ({
      name,
      columnType: name === 'day' ? 'DIMENSION' : 'METRIC',
      dataType: name === 'day' ? 'STRING' : 'INTEGER',
    })),
    ...(rows.length === 0 ? {} : { rows }),
  }
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
