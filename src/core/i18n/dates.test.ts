import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatDateTime,
  formatDateTimeLong,
  formatDay,
  formatDayWithWeekday,
  formatExact,
  formatMoment,
  formatTime,
  relativeDate,
  relativeDay,
  shortStamp,
} from './dates.ts'

const at = (text: string) => Temporal.Instant.from(text)
/** Readable expectations: the pages hold U+00A0, the tables here plain spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

// Friday 20 November 2026, 14:30 in Stockholm (UTC+1).
const now = at('2026-11-20T13:30:00Z')

describe('relativeDay', () => {
  it.each([
    ['2026-11-20T22:59:00Z', 'i dag 23:59', 'today 23:59'],
    ['2026-11-21T12:40:00Z', 'i morgon 13:40', 'tomorrow 13:40'],
    ['2026-11-19T07:05:00Z', 'i går 08:05', 'yesterday 08:05'],
    ['2026-11-23T22:59:00Z', 'mån 23 nov 23:59', 'Mon 23 Nov 23:59'],
    ['2026-11-12T05:12:00Z', 'tors 12 nov 06:12', 'Thu 12 Nov 06:12'],
    ['2027-01-08T22:59:00Z', 'fre 8 jan 2027 23:59', 'Fri 8 Jan 2027 23:59'],
    // Midnight between the days, in UTC still the day before.
    ['2026-11-20T23:00:00Z', 'i morgon 00:00', 'tomorrow 00:00'],
    ['2026-11-19T23:00:00Z', 'i dag 00:00', 'today 00:00'],
  ])('%s is "%s"', (moment, sv, en) => {
    expect(plain(relativeDay(at(moment), now, 'sv'))).toBe(sv)
    expect(plain(relativeDay(at(moment), now, 'en'))).toBe(en)
  })

  it.each([
    // The night to 29 March 2026 has no 02:00–03:00; the day is 23 hours long.
    ['2026-03-28T22:30:00Z', '2026-03-29T21:59:00Z', 'i morgon 23:59'],
    ['2026-03-28T23:30:00Z', '2026-03-29T01:00:00Z', 'i dag 03:00'],
    ['2026-03-28T12:00:00Z', '2026-03-30T21:59:00Z', 'mån 30 mars 23:59'],
    // The night to 25 October 2026 has 02:00–03:00 twice; the day is 25 hours long.
    ['2026-10-24T21:30:00Z', '2026-10-25T22:59:00Z', 'i morgon 23:59'],
    ['2026-10-24T22:30:00Z', '2026-10-25T22:59:00Z', 'i dag 23:59'],
    ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', 'i dag 02:30'],
    ['2026-10-25T22:59:00Z', '2026-10-24T22:00:00Z', 'i dag 00:00'],
  ])('across summer time: from %s, %s is "%s"', (from, moment, sv) => {
    expect(plain(relativeDay(at(moment), at(from), 'sv'))).toBe(sv)
  })

  it('never calls two moments of one Stockholm date anything but "i dag"', () => {
    const seconds = fc.integer({ min: 1_700_000_000, max: 2_000_000_000 })
    fc.assert(
      fc.property(seconds, seconds, (a, b) => {
        const [x, y] = [a, b].map((s) => Temporal.Instant.fromEpochMilliseconds(s * 1000))
        if (x === undefined || y === undefined) return
        const sameDate = formatDate(x, 'sv') === formatDate(y, 'sv')
        expect(plain(relativeDate(x, y, 'sv')) === 'i dag').toBe(sameDate)
      }),
    )
  })
})

describe('stamps and dates', () => {
  it.each([
    ['2026-11-20T13:02:11Z', '14:02', '14:02'],
    ['2026-11-17T08:00:00Z', 'tis', 'Tue'],
    ['2026-11-14T08:00:00Z', 'lör', 'Sat'],
    ['2026-11-13T08:00:00Z', '13 nov', '13 Nov'],
    ['2025-11-13T08:00:00Z', '13 nov 2025', '13 Nov 2025'],
    ['2026-11-21T08:00:00Z', '21 nov', '21 Nov'],
  ])('shortStamp %s is "%s"', (moment, sv, en) => {
    expect(plain(shortStamp(at(moment), now, 'sv'))).toBe(sv)
    expect(plain(shortStamp(at(moment), now, 'en'))).toBe(en)
  })

  const moment = at('2026-11-21T08:12:09Z')

  it.each([
    ['time', formatTime(moment), '09:12'],
    ['time with seconds', formatTime(moment, { seconds: true }), '09:12:09'],
    ['date sv', formatDate(moment, 'sv'), '21 nov 2026'],
    ['date en', formatDate(moment, 'en'), '21 Nov 2026'],
    ['long date sv', formatDate(moment, 'sv', { long: true }), '21 november 2026'],
    ['date and time', formatDateTime(moment, 'sv'), '21 nov 2026 09:12'],
    ['running text sv', formatDateTimeLong(moment, 'sv'), '21 november 2026 kl. 09.12'],
    ['running text en', formatDateTimeLong(moment, 'en'), '21 November 2026 at 09:12'],
    ['moment this year', formatMoment(moment, now, 'sv', { seconds: true }), '21 nov 09:12:09'],
    ['moment another year', formatMoment(at('2025-06-01T10:00:00Z'), now, 'sv'), '1 juni 2025 12:00'],
    ['plain date', formatDay(Temporal.PlainDate.from('2026-06-19'), 'sv'), '19 juni 2026'],
    ['weekday', formatDayWithWeekday(Temporal.PlainDate.from('2026-06-19'), 'sv'), 'fredag 19 juni 2026'],
    ['weekday en', formatDayWithWeekday(Temporal.PlainDate.from('2026-06-19'), 'en'), 'Friday 19 June 2026'],
  ])('%s', (_name, text, wanted) => {
    expect(plain(text)).toBe(wanted)
  })

  it('tells the two 02:30 of an October night apart in evidence', () => {
    expect(formatExact(at('2026-10-25T00:30:00Z'))).toBe('2026-10-25 02:30:00 +02:00')
    expect(formatExact(at('2026-10-25T01:30:00Z'))).toBe('2026-10-25 02:30:00 +01:00')
    expect(formatExact(at('2026-11-20T13:02:11.999Z'))).toBe('2026-11-20 14:02:11 +01:00')
  })
})
