import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationSentence, durationWords, timeLeft, timeLeftWords } from './durations.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const min = 60_000
const h = 60 * min
const d = 24 * h

describe('durations', () => {
  it.each([
    [2 * h + 10 * min, '2 h 10 min', '2 timmar och 10 minuter', '2 hours and 10 minutes'],
    [h, '1 h', '1 timme', '1 hour'],
    [45 * min, '45 min', '45 minuter', '45 minutes'],
    [min, '1 min', '1 minut', '1 minute'],
    [59_999, 'under 1 min', 'mindre än en minut', 'less than a minute'],
    [0, 'under 1 min', 'mindre än en minut', 'less than a minute'],
    [3 * d + 4 * h + 20 * min, '3 d 4 h', '3 dygn och 4 timmar', '3 days and 4 hours'],
    [3 * d + 5 * min, '3 d', '3 dygn', '3 days'],
    [2 * h - 1, '1 h 59 min', '1 timme och 59 minuter', '1 hour and 59 minutes'],
  ])('%i ms is "%s"', (ms, short, sv, en) => {
    expect(plain(durationWords(ms, 'sv'))).toBe(short)
    expect(plain(durationSentence(ms, 'sv'))).toBe(sv)
    expect(plain(durationSentence(ms, 'en'))).toBe(en)
  })

  it.each([
    [2 * h + 10 * min, '2 h 10 min kvar', '2 h 10 min left'],
    [30_000, 'under 1 min kvar', 'under 1 min left'],
    [0, 'nyss passerad', 'just passed'],
    [-59_999, 'nyss passerad', 'just passed'],
    [-3 * h - 20 * min, 'passerad 3 h', 'overdue 3 h'],
    [-50 * h, 'passerad 2 d', 'overdue 2 d'],
  ])('with %i ms to go: "%s"', (ms, sv, en) => {
    expect(plain(timeLeftWords(ms, 'sv'))).toBe(sv)
    expect(plain(timeLeftWords(ms, 'en'))).toBe(en)
  })

  it('counts real hours over the change to winter time (25-hour day)', () => {
    const from = Temporal.Instant.from('2026-10-24T22:00:00Z')
    const to = Temporal.Instant.from('2026-10-25T23:00:00Z')
    expect(plain(timeLeft(to, from, 'sv'))).toBe('1 d 1 h kvar')
  })

  it('never says more than there is', () => {
    const unit: Record<string, number> = { d, h, min }
    fc.assert(
      fc.property(fc.integer({ min, max: 400 * d }), (ms) => {
        const pairs = [...plain(durationWords(ms, 'sv')).matchAll(/(\d+) (d|h|min)/g)]
        const said = pairs.reduce((sum, [, n, u]) => sum + Number(n) * (unit[u ?? ''] ?? 0), 0)
        expect(said).toBeLessThanOrEqual(ms)
        expect(said).toBeGreaterThan(ms - h)
      }),
    )
  })
})
