/**
 * Whole days are counted on the wall clock: what came in on Friday 18:10 is due on Saturday 18:10, also over the nights when the
 * clock is changed, because that is what a person reads from "24 hours". Any other number of hours is real elapsed time.
 */
const HOURS_PER_DAY = 24

/** The last change of the clock at or before a time; Temporal itself leaves out one that falls exactly then. */
function latestChange(local: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  return local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
}

/** In the hour that happens twice in autumn, the second pass counts from its end, so that a later message is never due earlier. */
function wallTimeOf(local: Temporal.ZonedDateTime): Temporal.PlainDateTime {
  const plain = local.toPlainDateTime()
  const firstPass = plain.toZonedDateTime(local.timeZoneId, { disambiguation: 'earlier' })
  if (firstPass.epochNanoseconds === local.epochNanoseconds) return plain
  const change = latestChange(local)
  const gained = firstPass.offsetNanoseconds - local.offsetNanoseconds
  return change === null ? plain : change.toPlainDateTime().add({ nanoseconds: gained })
}

/** The hour that does not exist in spring ends when the clock is moved; the first pass is meant where an hour comes twice. */
function instantOf(plain: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const local = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (!local.toPlainDateTime().equals(plain)) {
    return (latestChange(local) ?? local).toInstant()
  }
  return plain.toZonedDateTime(zone, { disambiguation: 'earlier' }).toInstant()
}

export function addHours(from: Temporal.Instant, hours: number, zone: string): Temporal.Instant {
  if (hours % HOURS_PER_DAY !== 0) return from.add({ hours })
  const wall = wallTimeOf(from.toZonedDateTimeISO(zone))
  return instantOf(wall.add({ days: hours / HOURS_PER_DAY }), zone)
}

/** A time of day ("23:59") on a date. */
export function atTimeOfDay(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return instantOf(date.toPlainDateTime(Temporal.PlainTime.from(time)), zone)
}
