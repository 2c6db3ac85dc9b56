/** Meta counts a page's days in Pacific time, whichever country the page is in. */
const ZONE = 'America/Los_Angeles'

export function startOfPacificDay(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: ZONE }).toInstant()
}

/** `end_time` marks the end of the day counted: midnight at the start of the next. */
export function dayEndingAt(endTime: Temporal.Instant): Temporal.PlainDate {
  return endTime.subtract({ seconds: 1 }).toZonedDateTimeISO(ZONE).toPlainDate()
}

export function pacificToday(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(ZONE).toPlainDate()
}
