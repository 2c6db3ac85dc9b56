/** LinkedIn's days are days of UTC. */
export function dayOf(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO('UTC').toPlainDate().toString()
}

export function dayOfMs(ms: number): string {
  return dayOf(Temporal.Instant.fromEpochMilliseconds(ms))
}

export function startOfDayMs(day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds
}

/** Days that lie wholly within a range of instants, in ms since 1970. */
export function daysWithin(startMs: number, endMs: number): readonly string[] {
  const days: string[] = []
  for (let at = startMs; at + 86_400_000 <= endMs && days.length < 400; at += 86_400_000)
    days.push(dayOfMs(at))
  return days
}
