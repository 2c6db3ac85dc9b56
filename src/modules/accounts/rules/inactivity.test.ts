import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Citation } from '#modules/policy/index.ts'
import { idleDays, inactivityStep } from './inactivity.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const noon = (text: string) =>
  day(text).toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime: '12:00' }).toInstant()
const demand = { afterDays: 90, warnDays: 30, close: true, citation: {} as Citation }
const account = { status: 'active', openedOn: day('2025-01-01'), lastPostOn: day('2026-09-01') } as const

describe('an account nobody posts on (B-045)', () => {
  it.each<[string, string, string | null, Partial<typeof demand>, 'warn' | 'close' | null]>([
    ['is left alone while it is used', '2026-10-30', null, {}, null],
    ['is warned of thirty days before', '2026-10-31', null, {}, 'warn'],
    ['once', '2026-11-15', '2026-10-31', {}, null],
    ['and closed when the days are over', '2026-11-30', '2026-10-31', {}, 'close'],
    ['found out late it is warned of first', '2027-06-01', null, {}, 'warn'],
    ['and then has the whole warning time', '2027-06-30', '2027-06-01', {}, null],
    ['before it closes', '2027-07-01', '2027-06-01', {}, 'close'],
    ['is only warned of where the policy closes nothing', '2027-07-01', '2026-10-31', { close: false }, null],
  ])('%s', (...row) => {
    const [, today, warned, change, expected] = row
    const warnedAt = warned === null ? null : noon(warned)
    expect(inactivityStep({ account, demand: { ...demand, ...change }, warnedAt, now: noon(today) })).toBe(
      expected,
    )
  })

  it('is nobody’s matter where no number of days is given, nor at rest, nor when nothing is known', () => {
    const now = noon('2030-01-01')
    const asked = { account, demand, warnedAt: null, now }
    expect(inactivityStep({ ...asked, demand: { ...demand, afterDays: null } })).toBeNull()
    expect(inactivityStep({ ...asked, demand: null })).toBeNull()
    expect(inactivityStep({ ...asked, account: { ...account, status: 'resting' } })).toBeNull()
    const unknown = { ...account, openedOn: null, lastPostOn: null }
    expect(inactivityStep({ ...asked, account: unknown })).toBeNull()
    expect(idleDays(unknown, now)).toBeNull()
  })

  it('is never closed without a warning as long ago as the policy says', () => {
    const days = fc.integer({ min: 0, max: 1500 })
    fc.assert(
      fc.property(
        days,
        days,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 365 }),
        (...all) => {
          const [today, warned, afterDays, warnDays] = all
          const from = day('2026-09-01')
          const now = noon(from.add({ days: today }).toString())
          const warnedAt = warned > today ? null : noon(from.add({ days: warned }).toString())
          const step = inactivityStep({ account, demand: { ...demand, afterDays, warnDays }, warnedAt, now })
          if (step !== 'close') return
          expect(warnedAt).not.toBeNull()
          expect(today - warned).toBeGreaterThanOrEqual(warnDays)
          expect(today).toBeGreaterThanOrEqual(afterDays)
        },
      ),
    )
  })
})
