import { z } from 'zod'
import { LOCAL_ZONE, toLocal } from '#core/clock.ts'

/** A day from a form, as it is in Sweden. */
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, { error: 'bad-moment' })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'bad-moment' })

export const fromTo = {
  fromDay: day,
  fromTime: time.or(z.literal('')).default('00:00'),
  untilDay: day,
  untilTime: time.or(z.literal('')).default('00:00'),
}

/** The minute that a day and a time name in Sweden; null when there is no such day. */
export function instantOf(onDay: string, atTime: string): Temporal.Instant | null {
  try {
    const date = Temporal.PlainDate.from(onDay, { overflow: 'reject' })
    return date
      .toZonedDateTime({ timeZone: LOCAL_ZONE, plainTime: atTime === '' ? '00:00' : atTime })
      .toInstant()
  } catch {
    return null
  }
}

/** The first minute after a last day. */
export function endOfDay(onDay: string): Temporal.Instant | null {
  const start = instantOf(onDay, '00:00')
  return start === null ? null : toLocal(start).add({ days: 1 }).startOfDay().toInstant()
}
