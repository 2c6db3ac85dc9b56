import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assignmentProblems,
  endOf,
  holdsAt,
  RIGHTS,
  rightsAt,
  type Right,
  type WantedAssignment,
} from './assignment.ts'

const at = (text: string) => Temporal.Instant.from(text)
const monday = at('2026-11-16T07:00:00Z')
const week: WantedAssignment = {
  accountId: 'a',
  kind: 'account',
  rights: ['reply'],
  startsAt: monday,
  endsAt: at('2026-11-23T07:00:00Z'),
  hoursPerWeek: 4,
}

describe('the period of an assignment', () => {
  it.each([
    ['the minute before it begins', '2026-11-16T06:59:59Z', false],
    ['its first instant', '2026-11-16T07:00:00Z', true],
    ['its last instant', '2026-11-23T06:59:59.999Z', true],
    ['its end: the rights end at the minute (B-007, F-039)', '2026-11-23T07:00:00Z', false],
  ])('at %s', (_, moment, holds) => {
    expect(holdsAt(week, at(moment))).toBe(holds)
  })

  it('gives the union of what holds, and nothing else', () => {
    const before = { ...week, rights: ['publish'] as const, endsAt: monday }
    const open = { ...week, rights: ['moderate', 'reply'] as const, endsAt: null }
    expect([...rightsAt([before, week, open], monday)].sort()).toEqual(['moderate', 'reply'])
  })
})

describe('endOf', () => {
  const instant = fc
    .integer({ min: 0, max: 4e9 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))

  it('never lies before the start and is never moved later', () => {
    fc.assert(
      fc.property(instant, fc.option(instant), instant, (startsAt, end, wanted) => {
        const endsAt = end !== null && Temporal.Instant.compare(end, startsAt) < 0 ? startsAt : end
        const result = endOf({ startsAt, endsAt }, wanted)
        expect(Temporal.Instant.compare(result, startsAt)).toBeGreaterThanOrEqual(0)
        if (endsAt !== null) expect(Temporal.Instant.compare(result, endsAt)).toBeLessThanOrEqual(0)
        expect(holdsAt({ startsAt, endsAt: result }, wanted)).toBe(false)
      }),
    )
  })
})

describe('assignmentProblems', () => {
  const codes = (change: Partial<WantedAssignment>) =>
    assignmentProblems({ ...week, ...change }).map(({ field, code }) => `${field}: ${code}`)

  it.each<[string, Partial<WantedAssignment>, string[]]>([
    ['a whole one', {}, []],
    ['no rights', { rights: [] }, ['rights: required']],
    ['no account', { accountId: null }, ['accountId: required']],
    ['monitoring needs none (B-034)', { accountId: null, kind: 'monitoring-only', rights: ['watch'] }, []],
    ['ends as it begins', { endsAt: monday }, ['endsAt: ends-before-start']],
    ['more hours than a week of work', { hoursPerWeek: 61 }, ['hoursPerWeek: hours-range']],
    ['no time at all', { hoursPerWeek: 0 }, ['hoursPerWeek: hours-range']],
    ['not a number', { hoursPerWeek: Number.NaN }, ['hoursPerWeek: hours-range']],
    [
      'all faults at once',
      { rights: [], accountId: null, endsAt: monday },
      ['accountId: required', 'rights: required', 'endsAt: ends-before-start'],
    ],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected)
  })

  it('B-034: lets whoever only watches do nothing else, whichever rights are ticked', () => {
    fc.assert(
      fc.property(fc.subarray([...RIGHTS], { minLength: 1 }), (rights: Right[]) => {
        const isAllowed = codes({ kind: 'monitoring-only', rights }).length === 0
        expect(isAllowed).toBe(rights.every((right) => right === 'watch'))
      }),
    )
  })
})
