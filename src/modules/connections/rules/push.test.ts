import fc from 'fast-check'
import { expect, it } from 'vitest'
import { afterFault, afterRefusal, afterSubscribing, afterWaiting, type PushStanding } from './push.ts'

const NOW = Temporal.Instant.from('2026-11-21T10:00:00Z')
const nothing: PushStanding = { state: null, code: null, at: null, nextAt: NOW, faults: 0 }
const hours = fc.integer({ min: 1, max: 10_000 })

it('is always asked again, within a week whatever the network says, and never at once', () => {
  const outcome = fc.oneof(
    fc
      .option(hours)
      .map((n) => (s: PushStanding) => afterSubscribing(s, n === null ? null : NOW.add({ hours: n }), NOW)),
    fc.constant((s: PushStanding) => afterRefusal(s, 'no', NOW)),
    fc.constant((s: PushStanding) => afterFault(s, NOW)),
  )
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 1 }), (outcomes) => {
      const { nextAt, at, state } = outcomes.reduce((standing, next) => next(standing), nothing)
      const wait = NOW.until(nextAt!).total('hours')
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(7 * 24)
      expect([at, state]).not.toContain(null)
    }),
  )
})

it('keeps since when it stands so while nothing changes, and begins anew when the reason is another', () => {
  const later = NOW.add({ hours: 24 })
  const refused = afterRefusal(nothing, 'one', NOW)
  expect(afterRefusal(refused, 'one', later).at).toEqual(NOW)
  expect(afterRefusal(refused, 'another', later).at).toEqual(later)
  expect(afterWaiting(refused, later)).toEqual({ ...refused, nextAt: later })
})
