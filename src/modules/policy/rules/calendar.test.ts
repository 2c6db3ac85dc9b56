import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedYaml, falkenberg, policyOf } from '../shipped-policy-fixture.ts'
import { isWorkingDay, workingDayAfter } from './calendar.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const office = falkenberg.inbox.businessTime.value

describe('isWorkingDay (F-102)', () => {
  it.each([
    ['2026-04-02', true, 'Maundy Thursday'],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-04-06', false, 'Easter Monday'],
    ['2026-04-07', true, 'Tuesday after Easter'],
    ['2026-05-01', false, '1 May'],
    ['2026-05-14', false, 'Ascension Day'],
    ['2026-05-15', true, 'the day between'],
    ['2025-06-06', false, 'National Day on a Friday'],
    ['2004-06-07', true, 'a Monday before the National Day became a holiday in 2005'],
    ['2026-06-19', false, 'Midsummer Eve, closed by the policy'],
    ['2025-06-20', false, 'Midsummer Eve another year'],
    ['2026-12-24', false, 'Christmas Eve, closed by the policy'],
    ['2026-12-25', false, 'Christmas Day'],
    ['2026-12-28', true, 'between Christmas and New Year'],
    ['2026-12-31', false, 'New Year’s Eve, closed by the policy'],
    ['2027-01-01', false, 'New Year’s Day'],
    ['2026-01-05', true, 'Twelfth Night is only a half day'],
    ['2026-01-06', false, 'Epiphany'],
    ['2026-04-30', true, 'Walpurgis Night'],
    ['2026-11-21', false, 'Saturday'],
    ['2026-11-22', false, 'Sunday'],
  ])('%s is %s: %s', (date, expected) => {
    expect(isWorkingDay(office, day(date))).toBe(expected)
  })

  it('closes what the policy closes: a named eve, a yearly day, one single day', () => {
    const list = 'extraClosed: [valborgsmässoafton, 01-05, 2026-05-15]'
    const closed = policyOf(changedYaml('falkenberg', /extraClosed: .*/, list)).inbox.businessTime.value
    expect(['2026-04-30', '2026-01-05', '2026-05-15'].map((d) => isWorkingDay(closed, day(d)))).toEqual([
      false,
      false,
      false,
    ])
    // The eves are listed in the file, so leaving them out opens them; only the single year's day is closed in 2026 alone.
    expect(['2026-12-24', '2028-05-15'].map((d) => isWorkingDay(closed, day(d)))).toEqual([true, true])
  })

  it('keeps the eves closed when the file does not list any (requirements §9)', () => {
    const silent = policyOf(changedYaml('falkenberg', /\n +extraClosed: .*/, '')).inbox.businessTime.value
    expect(isWorkingDay(silent, day('2026-06-19'))).toBe(false)
  })

  it('never counts the day itself and always lands on a working day', () => {
    const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => day('1995-01-01').add({ days }))
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const found = workingDayAfter(office, from, count)
        expect(Temporal.PlainDate.compare(found, from)).toBe(1)
        expect(isWorkingDay(office, found)).toBe(true)
        const between = from.until(found).days
        const open = Array.from({ length: between }, (_, i) => from.add({ days: i + 1 })).filter((d) =>
          isWorkingDay(office, d),
        )
        expect(open.length).toBe(count)
      }),
      { numRuns: 200 },
    )
  })
})
