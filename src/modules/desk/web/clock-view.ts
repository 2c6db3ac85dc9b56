import type { ClockState } from '#ui/components/clock/clock.tsx'

/** Less than this left is "soon", less than the next is "now": an answer can still be written in the time that is left. */
const SOON = { hours: 24 }
const NOW = { hours: 4 }

/** How pressing a due time is: calm, soon (a day), now (four hours), over. */
export function clockState(dueAt: Temporal.Instant, now: Temporal.Instant): ClockState {
  if (Temporal.Instant.compare(now, dueAt) > 0) return 'over'
  if (Temporal.Instant.compare(now, dueAt.subtract(NOW)) >= 0) return 'now'
  return Temporal.Instant.compare(now, dueAt.subtract(SOON)) >= 0 ? 'soon' : 'calm'
}
