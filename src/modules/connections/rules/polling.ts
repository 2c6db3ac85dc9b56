/** How often a network is asked: more often while something happens, less often when nothing does, later when it does not answer. */

export type Pace = { readonly fastest: number; readonly slowest: number }

const SLOWER = 1.5
/** The longest wait after calls that were not answered, in minutes. */
const LONGEST_BACKOFF = 60

const within = (minutes: number, { fastest, slowest }: Pace): number =>
  Math.min(Math.max(minutes, fastest), slowest)

/** The next interval in minutes. The first time it begins at the fastest. */
export function nextInterval(
  current: number | null,
  { cameSomething, pace }: { readonly cameSomething: boolean; readonly pace: Pace },
): number {
  if (current === null) return pace.fastest
  return within(cameSomething ? current / 2 : current * SLOWER, pace)
}

/** Minutes until it is asked again after `faults` calls in a row without an answer: 1, 2, 4 … up to an hour. */
export function backoffMinutes(faults: number): number {
  return Math.min(2 ** Math.max(faults - 1, 0), LONGEST_BACKOFF)
}

export function inMinutes(now: Temporal.Instant, minutes: number): Temporal.Instant {
  return now.add({ seconds: Math.round(minutes * 60) })
}
