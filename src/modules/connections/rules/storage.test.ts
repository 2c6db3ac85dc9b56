import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORGET_EVERY_MINUTES, forgettingAt, forgottenAt, HELD_HOURS, profileHoursOf } from './storage.ts'

const NOW = Temporal.Instant.from('2026-11-21T10:00:00Z')
const terms = (profileHours: number | null) => ({ profileHours, activityHours: 48, source: 'the terms' })

describe('how long it is kept who wrote', () => {
  it.each([
    ['a network without limits', undefined, null, null],
    ['a limit, nothing decided', terms(24), null, 24],
    ['a limit, kept to by decision', terms(24), { keeps: 'profile-limit' }, 24],
    ['a limit, set aside', terms(24), { keeps: 'all' }, null],
    ['terms that do not limit it', terms(null), null, null],
  ] as const)('%s', (_what, of, decision, hours) => {
    expect(profileHoursOf(of, decision)).toBe(hours)
  })

  it.each([
    [24, '2026-11-20T10:15:00Z'],
    [720, '2026-10-22T10:15:00Z'],
  ])('%i hours, less the time to the next look', (hours, receivedBefore) => {
    expect(forgettingAt(NOW, hours).receivedBefore.toString()).toBe(receivedBefore)
    expect(forgettingAt(NOW, hours).heldAfter.toString()).toBe('2026-11-11T10:00:00Z')
  })
})

const instants = fc
  .integer({ min: 0, max: 4e9 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
const isDue = (receivedAt: Temporal.Instant, now: Temporal.Instant, hours: number) =>
  Temporal.Instant.compare(receivedAt, forgettingAt(now, hours).receivedBefore) <= 0

describe('whatever the limit, and whenever it is looked', () => {
  it('nothing outlives it between two looks', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 0, max: FORGET_EVERY_MINUTES * 60 - 1 }),
        (receivedAt, hours, sinceLook) => {
          const lastLook = receivedAt.add({ hours }).subtract({ seconds: sinceLook })
          expect(isDue(receivedAt, lastLook, hours)).toBe(true)
        },
      ),
    )
  })

  it('nothing goes before what the page says', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 2000 }), (receivedAt, hours) => {
        const goes = forgottenAt(receivedAt, hours)
        expect(isDue(receivedAt, goes, hours)).toBe(true)
        expect(isDue(receivedAt, goes.subtract({ seconds: 1 }), hours)).toBe(false)
      }),
    )
  })

  it('what is handled keeps its name no longer than ten days', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: HELD_HOURS, max: 5000 }), (receivedAt, age) => {
        const { heldAfter } = forgettingAt(receivedAt.add({ hours: age }), 24)
        expect(Temporal.Instant.compare(receivedAt, heldAfter)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
