import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedClock } from './clock.ts'
import { isId, newId } from './ids.ts'

const LATEST = 2 ** 48 - 1

describe('newId', () => {
  it('is a UUID of version 7 whose first 48 bits are the time', () => {
    const id = newId(fixedClock('2026-11-21T10:00:00.123Z'))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const milliseconds = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
    expect(Temporal.Instant.fromEpochMilliseconds(milliseconds).toString()).toBe('2026-11-21T10:00:00.123Z')
  })

  it('sorts by the time it was made', () => {
    const moment = fc.integer({ min: 0, max: LATEST })
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [first, second] = [a, b].map((at) =>
          newId(fixedClock(Temporal.Instant.fromEpochMilliseconds(at).toString())),
        )
        expect(a === b || a < b === first! < second!).toBe(true)
        expect(isId(first!)).toBe(true)
      }),
    )
  })

  it('differs within a millisecond', () => {
    const clock = fixedClock('2026-11-21T10:00:00Z')
    expect(new Set(Array.from({ length: 5000 }, () => newId(clock))).size).toBe(5000)
  })
})

describe('isId', () => {
  it.each([
    ['01938f3e-7b1c-7abc-8def-0123456789ab', true],
    ['01938F3E-7B1C-7ABC-8DEF-0123456789AB', false],
    ['01938f3e7b1c7abc8def0123456789ab', false],
    ['01938f3e-7b1c-7abc-8def-0123456789ab ', false],
    ['01938f3e-7b1c-7abc-8def-0123456789ab\n', false],
    ["' or 1=1 --", false],
    ['', false],
  ])('%j: %s', (value, expected) => {
    expect(isId(value)).toBe(expected)
  })
})
