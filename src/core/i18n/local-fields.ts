/**
 * Words for a moment on the Swedish calendar, from its plain numbers. Neither Temporal nor Intl is used here, because the
 * browser scripts share these words and not every browser has Temporal yet. Month and weekday names are our own tables, so
 * that a new ICU version never changes what a page or a test says.
 */
import type { Lang } from './lang.ts'
import { NBSP } from './lang.ts'

/** month 1–12, weekday 1 (Monday)–7 (Sunday), hour 0–23; all in Europe/Stockholm. */
export type LocalFields = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly hour: number
  readonly minute: number
}

type Names = {
  readonly months: readonly string[]
  readonly weekdays: readonly string[]
  readonly yesterday: string
  readonly today: string
  readonly tomorrow: string
}

const names: Readonly<Record<Lang, Names>> = {
  sv: {
    months: ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
    weekdays: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
    yesterday: 'i går',
    today: 'i dag',
    tomorrow: 'i morgon',
  },
  en: {
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    yesterday: 'yesterday',
    today: 'today',
    tomorrow: 'tomorrow',
  },
}

const MS_PER_DAY = 86_400_000

/** Whole calendar days from `now` to `at`: 0 the same day, 1 tomorrow. Counted on dates, so a 23- or 25-hour day is one day. */
export function daysApart(at: LocalFields, now: LocalFields): number {
  const noon = (f: LocalFields) => Date.UTC(f.year, f.month - 1, f.day, 12)
  return Math.round((noon(at) - noon(now)) / MS_PER_DAY)
}

const two = (n: number) => String(n).padStart(2, '0')

export function clockWords(at: Pick<LocalFields, 'hour' | 'minute'>, separator: ':' | '.' = ':'): string {
  return `${two(at.hour)}${separator}${two(at.minute)}`
}

/** "20 nov" or, with `year`, "20 nov 2026"; `months` are long names where they are wanted. */
export function dateWords(
  at: Pick<LocalFields, 'year' | 'month' | 'day'>,
  lang: Lang,
  options: { year: boolean; months?: readonly string[] },
): string {
  const table = options.months ?? names[lang].months
  const dayAndMonth = `${at.day}${NBSP}${table[at.month - 1] ?? ''}`
  return options.year ? `${dayAndMonth}${NBSP}${at.year}` : dayAndMonth
}

export function weekdayWords(at: Pick<LocalFields, 'weekday'>, lang: Lang): string {
  return names[lang].weekdays[at.weekday - 1] ?? ''
}

/** "i dag", "i morgon", "i går", else "mån 23 nov", with the year when it is another one. */
export function dayWords(at: LocalFields, now: LocalFields, lang: Lang): string {
  const days = daysApart(at, now)
  if (days === 0) return names[lang].today.replace(' ', NBSP)
  if (days === 1) return names[lang].tomorrow.replace(' ', NBSP)
  if (days === -1) return names[lang].yesterday.replace(' ', NBSP)
  const year = at.year !== now.year
  return `${weekdayWords(at, lang)}${NBSP}${dateWords(at, lang, { year })}`
}

export function dayAndTimeWords(at: LocalFields, now: LocalFields, lang: Lang): string {
  return `${dayWords(at, now, lang)} ${clockWords(at)}`
}
