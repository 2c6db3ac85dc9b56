import { keptIn, type YoutubeLabCore } from './lab-core.ts'
import { problem } from './youtube-problem.ts'

type Used = { day: string; units: number; uploads: number }

const UNITS: Readonly<Record<string, number>> = {
  'channels.list': 1,
  'videos.list': 1,
  'playlistItems.list': 1,
  'commentThreads.list': 1,
  'comments.list': 1,
  'captions.list': 50,
  'captions.insert': 400,
  'videos.insert': 0,
  'reports.query': 0,
}
/** Whatever changes something. */
const WRITE_UNITS = 50

/** Counted for the whole project from midnight in California, and for refused calls too. Throws `quotaExceeded`. */
export function spend(core: YoutubeLabCore, call: string): void {
  const { settings } = core
  const used = keptIn<Used>(core, 'quota', { day: '', units: 0, uploads: 0 })
  const day = settings.clock.now().toZonedDateTimeISO('America/Los_Angeles').toPlainDate().toString()
  if (used.day !== day) Object.assign(used, { day, units: 0, uploads: 0 })
  const units = UNITS[call] ?? WRITE_UNITS
  const uploads = call === 'videos.insert' ? 1 : 0
  const isOver = used.units + units > settings.dailyUnits || used.uploads + uploads > settings.dailyUploads
  if (isOver)
    throw problem(
      403,
      'quotaExceeded',
      'The request cannot be completed because you have exceeded your quota.',
    )
  used.units += units
  used.uploads += uploads
  core.town.core.changed()
}
