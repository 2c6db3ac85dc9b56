import type { Origin } from '../meta/events/origin.ts'

/** One row of an answer, and what was asked: `since` leaves out what is older, `post` is what the comments stand under. */
export type Row = {
  readonly origin: Origin
  readonly raw: unknown
  readonly about: Readonly<Record<string, string>>
}
