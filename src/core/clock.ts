/** Where time comes from. Rules take an instant; only the edge asks the clock, so that a test can set it. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands still until told otherwise: for tests, demo data and replay. */
export type FixedClock = Clock & {
  set(at: string | Temporal.Instant): void
  advance(by: Temporal.DurationLike): void
}

export function fixedClock(at: string): FixedClock {
  let instant = Temporal.Instant.from(at)
  return {
    now: () => instant,
    set: (next) => {
      instant = Temporal.Instant.from(next)
    },
    advance: (by) => {
      instant = instant.add(by)
    },
  }
}

/** Swedish public administration keeps one local time; every deadline and every printed time is in it. */
export const LOCAL_ZONE = 'Europe/Stockholm'

export function toLocal(instant: Temporal.Instant): Temporal.ZonedDateTime {
  return instant.toZonedDateTimeISO(LOCAL_ZONE)
}
