/** Keeps an invented past believable: people sleep, offices close. Local time throughout. */
import { toLocal } from '#core/clock.ts'
import type { Random } from './random.ts'

const WAKES = 6
const OPENS = 8
const CLOSES = 16
const SATURDAY = 6

function at(day: Temporal.ZonedDateTime, hour: number, spanHours: number, random: Random): Temporal.Instant {
  const seconds = Math.floor(random() * spanHours * 3600)
  return day.withPlainTime({ hour }).add({ seconds }).toInstant()
}

/** A time of night becomes the next morning. */
export function whenAwake(instant: Temporal.Instant, random: Random): Temporal.Instant {
  const local = toLocal(instant)
  return local.hour >= WAKES ? instant : at(local, WAKES, 3, random)
}

function isOpen(local: Temporal.ZonedDateTime): boolean {
  return local.dayOfWeek < SATURDAY && local.hour >= OPENS && local.hour < CLOSES
}

/** Outside office hours: the morning of the next weekday. Never earlier than asked for. */
export function whenNextOpen(instant: Temporal.Instant, random: Random): Temporal.Instant {
  let local = toLocal(instant)
  if (isOpen(local)) return instant
  if (local.hour >= CLOSES || local.dayOfWeek >= SATURDAY) local = local.add({ days: 1 })
  while (local.dayOfWeek >= SATURDAY) local = local.add({ days: 1 })
  return at(local, OPENS, 2, random)
}

/** Outside office hours: a time on the weekday before. Never later than asked for. */
export function whenLastOpen(instant: Temporal.Instant, random: Random): Temporal.Instant {
  let local = toLocal(instant)
  if (isOpen(local)) return instant
  if (local.hour < OPENS || local.dayOfWeek >= SATURDAY) local = local.subtract({ days: 1 })
  while (local.dayOfWeek >= SATURDAY) local = local.subtract({ days: 1 })
  return at(local, OPENS, CLOSES - OPENS, random)
}
