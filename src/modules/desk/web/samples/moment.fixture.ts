import type { Author } from '#ui/components/author-line/author-line.tsx'

/** Friday 20 November 2026, 14:30 in Stockholm. The samples stand still, so that their pictures can be compared. */
export const NOW = Temporal.Instant.from('2026-11-20T13:30:00Z')

/** A moment of that week, in local time: `at(20, '14:02:11')`. */
export const at = (day: number, time: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(`2026-11-${String(day).padStart(2, '0')}T${time}`)
    .toZonedDateTime('Europe/Stockholm')
    .toInstant()

export const by = (name: string): Author => ({ name })
