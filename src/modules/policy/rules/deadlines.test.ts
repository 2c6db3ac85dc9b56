import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { botkyrka, changedYaml, falkenberg, policyOf } from '../shipped-policy-fixture.ts'
import { isWorkingDay } from './calendar.ts'
import { answerDeadline, dueAfter, isUrgent, removalDeadline } from './deadlines.ts'
import type { Policy } from './schema/policy.ts'

const ZONE = 'Europe/Stockholm'
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant()
const shown = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(ZONE).toString({ timeZoneName: 'never', smallestUnit: 'minute' })
const due = (policy: Policy, receivedAt: Temporal.Instant, urgent = false) =>
  shown(answerDeadline(policy, { receivedAt, isUrgent: urgent }).dueAt)

describe('isUrgent (F-103)', () => {
  it.each([
    [true, true, true],
    [true, false, false],
    [false, true, false],
    [false, false, false],
  ])('acute %s and happening now %s: %s', (isAcute, isHappeningNow, expected) => {
    expect(isUrgent({ isAcute, isHappeningNow })).toBe(expected)
  })
})

describe('24 hours when it is urgent (F-101, scenario 10)', () => {
  it.each([
    ['Friday evening', '2026-11-20T18:10', '2026-11-21T18:10+01:00'],
    ['New Year’s Eve', '2026-12-31T23:30', '2027-01-01T23:30+01:00'],
    ['the night the clock goes forward', '2026-03-28T18:10', '2026-03-29T18:10+02:00'],
    ['the night the clock goes back', '2026-10-24T18:10', '2026-10-25T18:10+01:00'],
    ['due in the hour that does not exist', '2026-03-28T02:30', '2026-03-29T03:00+02:00'],
    ['due in the hour that comes twice: the first pass', '2026-10-24T02:30', '2026-10-25T02:30+02:00'],
  ])('%s', (_, received, expected) => {
    expect(due(falkenberg, local(received), true)).toBe(expected)
  })

  it('in the second pass of the doubled hour, is due when that hour has ended', () => {
    expect(due(falkenberg, Temporal.Instant.from('2026-10-25T02:30+02:00'), true)).toBe(
      '2026-10-26T02:30+01:00',
    )
    expect(due(falkenberg, Temporal.Instant.from('2026-10-25T02:00+01:00'), true)).toBe(
      '2026-10-26T03:00+01:00',
    )
    expect(due(falkenberg, Temporal.Instant.from('2026-10-25T02:30+01:00'), true)).toBe(
      '2026-10-26T03:00+01:00',
    )
    expect(due(falkenberg, Temporal.Instant.from('2026-10-25T03:00+01:00'), true)).toBe(
      '2026-10-26T03:00+01:00',
    )
  })

  it('says which rule decided and how strong it is', () => {
    const deadline = answerDeadline(falkenberg, { receivedAt: local('2026-11-20T18:10'), isUrgent: true })
    expect(deadline).toMatchObject({ ruleId: 'answer-urgent', modality: 'ska', amount: 24, unit: 'hours' })
    expect(deadline.citation).toMatchObject({ origin: 'policy', requirements: ['F-101', 'F-103'] })
  })

  it('counts hours that are not whole days as time that passes', () => {
    const from = local('2026-03-29T01:30')
    expect(shown(dueAfter(falkenberg, from, { amount: 6, unit: 'hours' }))).toBe('2026-03-29T08:30+02:00')
  })
})

describe('three working days otherwise (F-102, scenario 10)', () => {
  it.each([
    ['before Easter', '2026-04-02T16:00', '2026-04-09T23:59+02:00'],
    ['an ordinary Monday', '2026-11-16T09:00', '2026-11-19T23:59+01:00'],
    ['one minute to midnight', '2026-11-16T23:59', '2026-11-19T23:59+01:00'],
    ['midnight is the next day', '2026-11-17T00:00', '2026-11-20T23:59+01:00'],
    ['a Saturday is day 0 as well', '2026-11-21T12:00', '2026-11-25T23:59+01:00'],
    ['before Midsummer Eve', '2026-06-18T10:00', '2026-06-24T23:59+02:00'],
    ['over Christmas and New Year', '2026-12-23T10:00', '2026-12-30T23:59+01:00'],
    ['over New Year and Epiphany', '2026-12-29T10:00', '2027-01-05T23:59+01:00'],
    ['over the National Day on a Friday', '2025-06-05T10:00', '2025-06-11T23:59+02:00'],
    ['over the night the clock goes forward', '2026-03-27T16:00', '2026-04-01T23:59+02:00'],
    ['over the night the clock goes back', '2026-10-23T16:00', '2026-10-28T23:59+01:00'],
  ])('%s', (_, received, expected) => {
    expect(due(falkenberg, local(received))).toBe(expected)
  })

  it('takes the local day, not the day in UTC', () => {
    expect(due(falkenberg, Temporal.Instant.from('2026-11-16T23:30:00Z'))).toBe('2026-11-20T23:59+01:00')
  })

  it('ends at the office’s closing time when the policy says so', () => {
    const policy = policyOf(changedYaml('falkenberg', "dueTime: '23:59'", "dueTime: '16:30'"))
    expect(due(policy, local('2026-11-16T09:00'))).toBe('2026-11-19T16:30+01:00')
  })

  it('can ask for the next working day instead', () => {
    const policy = policyOf(
      changedYaml('falkenberg', 'amount: 3, unit: workingDays', 'amount: 1, unit: nextWorkingDay'),
    )
    expect(due(policy, local('2026-11-20T18:10'))).toBe('2026-11-23T23:59+01:00')
  })

  it('lets the rule that names a fact go first, wherever it stands', () => {
    const swapped = policyOf(
      changedYaml(
        'falkenberg',
        /when: \{ urgent: true \}, amount: 24, unit: hours/,
        'when: always, amount: 3, unit: workingDays',
      ).replace(
        'when: always, amount: 3, unit: workingDays }\n      modality: ska\n      source: { doc: anvisningar, requirements: [F-102] }',
        'when: { urgent: true }, amount: 24, unit: hours }\n      modality: ska\n      source: { doc: anvisningar, requirements: [F-102] }',
      ),
    )
    expect(due(swapped, local('2026-11-20T18:10'), true)).toBe('2026-11-21T18:10+01:00')
    expect(due(swapped, local('2026-11-20T18:10'))).toBe('2026-11-25T23:59+01:00')
  })
})

describe('48 hours in Botkyrka (B-057, scenario 11)', () => {
  it('runs over the weekend, urgent or not, as a bör', () => {
    const receivedAt = local('2026-11-20T18:10')
    expect(due(botkyrka, receivedAt)).toBe('2026-11-22T18:10+01:00')
    expect(due(botkyrka, receivedAt, true)).toBe('2026-11-22T18:10+01:00')
    expect(answerDeadline(botkyrka, { receivedAt, isUrgent: false })).toMatchObject({
      modality: 'bör',
      ruleId: 'answer',
    })
  })
})

describe('removalDeadline', () => {
  const times = { publishedAt: local('2026-11-20T20:00'), detectedAt: local('2026-11-21T09:00') }

  it('is "promptly" in Falkenberg, with no clock time (F-027, F-132)', () => {
    expect(removalDeadline(falkenberg, times)).toMatchObject({
      kind: 'promptly',
      modality: 'ska',
      ruleId: 'removal-clock',
    })
    expect(removalDeadline(falkenberg, times)).not.toHaveProperty('dueAt')
  })

  it('is 48 hours from publication in Botkyrka (B-059, scenario 17)', () => {
    const deadline = removalDeadline(botkyrka, times)
    expect(deadline).toMatchObject({ kind: 'at', modality: 'ska', from: 'published', amount: 48 })
    expect(deadline.kind === 'at' && shown(deadline.dueAt)).toBe('2026-11-22T20:00+01:00')
  })

  it('can run from detection instead', () => {
    const policy = policyOf(
      changedYaml('botkyrka', 'unit: hours, from: published', 'unit: hours, from: detected'),
    )
    const deadline = removalDeadline(policy, times)
    expect(deadline.kind === 'at' && shown(deadline.dueAt)).toBe('2026-11-23T09:00+01:00')
  })
})

describe('what holds for every message', () => {
  const first = local('1995-01-01T00:00').epochMilliseconds
  const span = local('2099-12-01T00:00').epochMilliseconds - first
  const instants = fc
    .integer({ min: 0, max: span })
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(first + ms))
  const changeOf = (year: number, which: 'spring' | 'autumn') => {
    const spring = local(`${String(year)}-01-01T00:00`)
      .toZonedDateTimeISO(ZONE)
      .getTimeZoneTransition('next')!
    return which === 'spring' ? spring : spring.getTimeZoneTransition('next')!
  }
  /** Most faults hide in the hours around a change of the clock, on its own night and on the nights that lead to it. */
  const changes = fc
    .tuple(
      fc.integer({ min: 1996, max: 2037 }),
      fc.constantFrom('spring' as const, 'autumn' as const),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: -150, max: 150 }),
    )
    .map(([year, which, daysBefore, minutes]) =>
      changeOf(year, which)
        .toInstant()
        .add({ hours: -24 * daysBefore })
        .add({ minutes }),
    )
  const received = fc.oneof({ weight: 1, arbitrary: instants }, { weight: 3, arbitrary: changes })
  const times = fc.oneof(
    fc.record({ amount: fc.integer({ min: 1, max: 200 }), unit: fc.constant('hours' as const) }),
    fc.record({ amount: fc.constantFrom(24, 48, 72), unit: fc.constant('hours' as const) }),
    fc.record({ amount: fc.integer({ min: 1, max: 15 }), unit: fc.constant('workingDays' as const) }),
    fc.record({ amount: fc.constant(1), unit: fc.constant('nextWorkingDay' as const) }),
  )
  const compare = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b)

  it('is never due before it came', () => {
    fc.assert(
      fc.property(received, times, (at, time) => compare(dueAfter(falkenberg, at, time), at) > 0),
      { numRuns: 500 },
    )
  })

  it('is never due earlier for having come later', () => {
    const gap = fc.oneof(fc.integer({ min: 0, max: 5_400 }), fc.integer({ min: 0, max: 900_000 }))
    fc.assert(
      fc.property(received, gap, times, (at, seconds, time) => {
        const later = dueAfter(falkenberg, at.add({ seconds }), time)
        expect(compare(dueAfter(falkenberg, at, time), later)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 1_500 },
    )
  })

  it('counted in working days, is due at 23:59 on a working day', () => {
    fc.assert(
      fc.property(received, fc.integer({ min: 1, max: 15 }), (at, amount) => {
        const end = dueAfter(falkenberg, at, { amount, unit: 'workingDays' }).toZonedDateTimeISO(ZONE)
        expect(end.toPlainTime().toString()).toBe('23:59:00')
        expect(isWorkingDay(falkenberg.inbox.businessTime.value, end.toPlainDate())).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('is never due earlier for one more closed day', () => {
    fc.assert(
      fc.property(
        received,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 0, max: 20 }),
        (at, amount, days) => {
          const closed = at.toZonedDateTimeISO(ZONE).toPlainDate().add({ days }).toString()
          const { businessTime } = falkenberg.inbox
          const value = { ...businessTime.value, extraClosed: [...businessTime.value.extraClosed, closed] }
          const stricter: Policy = {
            ...falkenberg,
            inbox: { ...falkenberg.inbox, businessTime: { ...businessTime, value } },
          }
          const time = { amount, unit: 'workingDays' as const }
          expect(
            compare(dueAfter(stricter, at, time), dueAfter(falkenberg, at, time)),
          ).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 300 },
    )
  })
})
