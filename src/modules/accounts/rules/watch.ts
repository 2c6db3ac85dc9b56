/** When an account is to be looked at, and which of those times nobody signed for (B-020, F-062, F-063). */
import { LOCAL_ZONE, toLocal } from '#core/clock.ts'

export type WatchTimes = {
  readonly times: readonly string[]
  readonly days: 'workdays' | 'all'
  readonly since: Temporal.Instant
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export function isTime(text: string): boolean {
  return TIME.test(text)
}

/** Every turn due in [from, to), by the clock in Sweden; a time that daylight saving skips falls where the clock lands. */
function turnsBetween(
  schedule: WatchTimes,
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
  isWorkingDay: (day: Temporal.PlainDate) => boolean,
): readonly Temporal.Instant[] {
  const begin = Temporal.Instant.compare(from, schedule.since) < 0 ? schedule.since : from
  const turns: Temporal.Instant[] = []
  const last = toLocal(to).toPlainDate()
  for (
    let day = toLocal(begin).toPlainDate();
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (schedule.days === 'workdays' && !isWorkingDay(day)) continue
    for (const time of [...schedule.times].sort()) {
      const at = day.toZonedDateTime({ timeZone: LOCAL_ZONE, plainTime: time }).toInstant()
      const isWithin = Temporal.Instant.compare(at, begin) >= 0 && Temporal.Instant.compare(at, to) < 0
      if (isWithin) turns.push(at)
    }
  }
  return turns
}

/** The turn that a signature now is for: the last one due, signed early by at most an hour. */
export function turnToSign(
  schedule: WatchTimes,
  now: Temporal.Instant,
  isWorkingDay: (day: Temporal.PlainDate) => boolean,
): Temporal.Instant | null {
  const window = { from: now.subtract({ hours: 24 }), to: now.add({ hours: 1 }) }
  return turnsBetween(schedule, window, isWorkingDay).at(-1) ?? null
}

/** How long after its time a watch counts as missed. */
const GRACE_MINUTES = 60

type Turn = {
  readonly dueAt: Temporal.Instant
  readonly signedAt: Temporal.Instant | null
  readonly gapToldAt: Temporal.Instant | null
}

/** Watches of the last two days whose grace is over: neither signed for nor told of. Older ones nobody can mend. */
export function missedTurns(
  schedule: WatchTimes,
  turns: readonly Turn[],
  now: Temporal.Instant,
  isWorkingDay: (day: Temporal.PlainDate) => boolean,
): readonly Temporal.Instant[] {
  const window = { from: now.subtract({ hours: 48 }), to: now.subtract({ minutes: GRACE_MINUTES }) }
  const known = new Set(turns.map(({ dueAt }) => dueAt.toString()))
  return turnsBetween(schedule, window, isWorkingDay).filter((dueAt) => !known.has(dueAt.toString()))
}

/** The watch that waits for a signature now; null when the last one has it. */
export function turnWaiting(
  schedule: WatchTimes,
  turns: readonly Turn[],
  now: Temporal.Instant,
  isWorkingDay: (day: Temporal.PlainDate) => boolean,
): Temporal.Instant | null {
  const due = turnToSign(schedule, now, isWorkingDay)
  if (due === null) return null
  const turn = turns.find(({ dueAt }) => dueAt.equals(due))
  return turn === undefined || turn.signedAt === null ? due : null
}
