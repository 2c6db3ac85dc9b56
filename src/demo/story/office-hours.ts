/** When people at the municipality do things, so that the past is believable: in office hours, and on call when it cannot wait. */
import { toLocal } from '#core/clock.ts'
import type { Random } from '#lab/random.ts'

/** True when the office is open that day. */
export type IsOfficeDay = (date: Temporal.PlainDate) => boolean

const OPENS = 8
const CLOSES = 16
const WAKES = 6
const LATE = 22
/** How long before the deadline those in the office want to be done. */
const MARGIN = { minutes: 30 }

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0

const minutesBetween = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from))

/** The moment itself in office hours, otherwise the first hour of the next office day. Never earlier than asked for. */
export function whenOpen(at: Temporal.Instant, isOfficeDay: IsOfficeDay, random: Random): Temporal.Instant {
  let local = toLocal(at)
  const isOpen = isOfficeDay(local.toPlainDate()) && local.hour < CLOSES
  if (isOpen && local.hour >= OPENS) return at
  if (!isOpen) local = local.add({ days: 1 })
  while (!isOfficeDay(local.toPlainDate())) local = local.add({ days: 1 })
  return local
    .withPlainTime({ hour: OPENS })
    .add({ minutes: minutesBetween(random, 2, 60) })
    .toInstant()
}

/** A time of night becomes the evening before: nobody writes at four in the morning in this story. */
export function lastAwake(at: Temporal.Instant): Temporal.Instant {
  const local = toLocal(at)
  if (local.hour >= WAKES) return at
  return local
    .subtract({ days: 1 })
    .withPlainTime({ hour: LATE, minute: local.minute, second: local.second })
    .toInstant()
}

/** The latest office day that has ended, at a time of that day. */
export function onLastFullDay(
  now: Temporal.Instant,
  isOfficeDay: IsOfficeDay,
  time: Temporal.PlainTimeLike,
): Temporal.Instant {
  let local = toLocal(now)
  if (local.hour <= CLOSES || !isOfficeDay(local.toPlainDate())) local = local.subtract({ days: 1 })
  while (!isOfficeDay(local.toPlainDate())) local = local.subtract({ days: 1 })
  return local.withPlainTime(time).toInstant()
}

export type WorkTimes = {
  readonly triagedAt: Temporal.Instant
  readonly doneAt: Temporal.Instant
  /** Outside office hours, because it could not wait for Monday. */
  readonly isOnCall: boolean
}

/** When a message is sorted and dealt with, in time. */
export function workTimes(
  message: {
    readonly receivedAt: Temporal.Instant
    readonly dueAt: Temporal.Instant
    readonly isUrgent: boolean
  },
  isOfficeDay: IsOfficeDay,
  random: Random,
): WorkTimes {
  const { receivedAt, dueAt, isUrgent } = message
  const after = (at: Temporal.Instant, from: number, to: number) =>
    at.add({ minutes: minutesBetween(random, from, to), seconds: minutesBetween(random, 0, 60) })
  const triagedAt = whenOpen(after(receivedAt, 5, 90), isOfficeDay, random)
  const doneAt = whenOpen(after(triagedAt, 4, 240), isOfficeDay, random)
  if (!isUrgent && isBefore(doneAt, dueAt.subtract(MARGIN))) return { triagedAt, doneAt, isOnCall: false }
  const calledAt = isUrgent ? after(receivedAt, 3, 12) : untilMorning(after(receivedAt, 40, 150), random)
  return { triagedAt: calledAt, doneAt: after(calledAt, 8, 25), isOnCall: true }
}

/** Whoever is on call looks once more before going to bed, and then again in the morning. */
function untilMorning(at: Temporal.Instant, random: Random): Temporal.Instant {
  const local = toLocal(at)
  if (local.hour >= OPENS && local.hour < LATE) return at
  const morning = local.hour >= LATE ? local.add({ days: 1 }) : local
  return morning
    .withPlainTime({ hour: OPENS })
    .add({ minutes: minutesBetween(random, 0, 90) })
    .toInstant()
}

/** `count` moments after each other between two, for work that has to be done by a certain time. */
export function spread(
  from: Temporal.Instant,
  until: Temporal.Instant,
  count: number,
): readonly Temporal.Instant[] {
  const span = until.epochMilliseconds - from.epochMilliseconds
  return Array.from({ length: count }, (_, index) =>
    from.add({ milliseconds: Math.floor((span * (index + 1)) / (count + 1)) }),
  )
}
