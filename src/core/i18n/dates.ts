import { toLocal } from '../clock.ts'
import type { Lang } from './lang.ts'
import { NBSP } from './lang.ts'
import { LONG_MONTHS, LONG_WEEKDAYS } from './long-names.ts'
import type { LocalFields } from './local-fields.ts'
import { clockWords, dateWords, dayAndTimeWords, daysApart, dayWords, weekdayWords } from './local-fields.ts'

/** The calendar numbers of an instant in Europe/Stockholm, as the word tables want them. */
export function localFields(at: Temporal.Instant): LocalFields {
  const local = toLocal(at)
  return {
    year: local.year,
    month: local.month,
    day: local.day,
    weekday: local.dayOfWeek,
    hour: local.hour,
    minute: local.minute,
  }
}

/** "14:02"; with `seconds`, "14:02:11". The same in both languages. */
export function formatTime(at: Temporal.Instant, options: { seconds?: boolean } = {}): string {
  const local = toLocal(at)
  const seconds = options.seconds === true ? `:${String(local.second).padStart(2, '0')}` : ''
  return `${clockWords(local)}${seconds}`
}

/** "20 nov 2026" in Europe/Stockholm; `long` gives "20 november 2026". */
export function formatDate(at: Temporal.Instant, lang: Lang, options: { long?: boolean } = {}): string {
  return formatDay(toLocal(at).toPlainDate(), lang, options)
}

/** As `formatDate`, for a date without a time (a period's last day, an assignment's end). */
export function formatDay(on: Temporal.PlainDate, lang: Lang, options: { long?: boolean } = {}): string {
  return dateWords(
    on,
    lang,
    options.long === true ? { year: true, months: LONG_MONTHS[lang] } : { year: true },
  )
}

/** "fredag 20 november 2026": for headings and letters. */
export function formatDayWithWeekday(on: Temporal.PlainDate, lang: Lang): string {
  const weekday = LONG_WEEKDAYS[lang][on.dayOfWeek - 1] ?? ''
  return `${weekday} ${formatDay(on, lang, { long: true })}`
}

/** "20 nov 2026 14:02": tables, journals, where every row must be complete by itself. */
export function formatDateTime(
  at: Temporal.Instant,
  lang: Lang,
  options: { seconds?: boolean } = {},
): string {
  return `${formatDate(at, lang)} ${formatTime(at, options)}`
}

/** "21 november 2026 kl. 09.12" / "21 November 2026 at 09:12": running text on public pages (Myndigheternas skrivregler). */
export function formatDateTimeLong(at: Temporal.Instant, lang: Lang): string {
  const date = formatDate(at, lang, { long: true })
  const local = toLocal(at)
  return lang === 'sv'
    ? `${date} kl.${NBSP}${clockWords(local, '.')}`
    : `${date} at${NBSP}${clockWords(local)}`
}

/** "20 nov 14:02", with the year only when it is not this year's. */
export function formatMoment(
  at: Temporal.Instant,
  now: Temporal.Instant,
  lang: Lang,
  options: { seconds?: boolean } = {},
): string {
  const fields = localFields(at)
  const year = fields.year !== toLocal(now).year
  return `${dateWords(fields, lang, { year })} ${formatTime(at, options)}`
}

/**
 * "2026-11-20 14:02:11 +01:00": for evidence and printed facts. The offset tells the two 02:30 of an October night apart.
 */
export function formatExact(at: Temporal.Instant): string {
  const local = toLocal(at)
  const time = local.toPlainTime().toString({ smallestUnit: 'second' })
  return `${local.toPlainDate().toString()} ${time} ${local.offset}`
}

/** "i dag 23:59", "i morgon 13:40", "i går 08:05", "mån 23 nov 23:59", "fre 8 jan 2027 23:59". */
export function relativeDay(at: Temporal.Instant, now: Temporal.Instant, lang: Lang): string {
  return dayAndTimeWords(localFields(at), localFields(now), lang)
}

/** As `relativeDay` without the time of day: "i dag", "mån 23 nov". */
export function relativeDate(at: Temporal.Instant, now: Temporal.Instant, lang: Lang): string {
  return dayWords(localFields(at), localFields(now), lang)
}

/** The shortest stamp a list can carry: "14:02" today, "tis" in the last six days, "12 nov", "12 nov 2025". */
export function shortStamp(at: Temporal.Instant, now: Temporal.Instant, lang: Lang): string {
  const fields = localFields(at)
  const today = localFields(now)
  const days = daysApart(fields, today)
  if (days === 0) return clockWords(fields)
  if (days < 0 && days > -7) return weekdayWords(fields, lang)
  return dateWords(fields, lang, { year: fields.year !== today.year })
}
