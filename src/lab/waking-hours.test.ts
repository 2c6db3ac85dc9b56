import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toLocal } from '#core/clock.ts'
import { seededRandom } from './random.ts'
import { whenAwake, whenLastOpen, whenNextOpen } from './waking-hours.ts'

// A winter and a summer, both changes of the clocks among them.
const instants = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2026, 11, 31) / 1000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))

describe('believable times', () => {
  it('moves towards waking and office hours, in the right direction and not far', () => {
    fc.assert(
      fc.property(instants, fc.integer(), (instant, seed) => {
        const awake = whenAwake(instant, seededRandom(seed))
        const next = whenNextOpen(instant, seededRandom(seed))
        const last = whenLastOpen(instant, seededRandom(seed))
        expect(toLocal(awake).hour).toBeGreaterThanOrEqual(6)
        for (const open of [next, last].map(toLocal)) {
          expect([open.dayOfWeek <= 5, open.hour >= 8, open.hour < 16]).toEqual([true, true, true])
        }
        const order = [last, instant, awake, next].map((one) => one.epochMilliseconds)
        expect(order[0]).toBeLessThanOrEqual(order[1] ?? 0)
        expect(order[1]).toBeLessThanOrEqual(order[2] ?? 0)
        expect(order[1]).toBeLessThanOrEqual(order[3] ?? 0)
        expect((order[3] ?? 0) - (order[0] ?? 0)).toBeLessThan(5 * 24 * 3_600_000)
      }),
    )
  })
})
