/** Words for lengths of time. Plain milliseconds in, so that the browser scripts can share them. */
import type { Lang } from './lang.ts'
import { NBSP } from './lang.ts'
import { joinList } from './lists.ts'
import { countOf } from './plural.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

type Parts = { days: number; hours: number; minutes: number }

/** Rounds down: a page never promises a minute that is not there. */
function split(ms: number): Parts {
  return {
    days: Math.floor(ms / DAY_MS),
    hours: Math.floor((ms % DAY_MS) / HOUR_MS),
    minutes: Math.floor((ms % HOUR_MS) / MINUTE_MS),
  }
}

/** The two largest units that say something: 3 days 0 hours 5 minutes is "3 d". */
function largestTwo({ days, hours, minutes }: Parts): Partial<Parts> {
  if (days > 0) return { days, hours }
  if (hours > 0) return { hours, minutes }
  return { minutes }
}

/** "2 h 10 min", "3 d 4 h", "45 min", "under 1 min". `units: 1` keeps the largest unit only. Milliseconds, sign ignored. */
export function durationWords(ms: number, lang: Lang, options: { units?: 1 | 2 } = {}): string {
  const size = Math.abs(ms)
  if (size < MINUTE_MS) return `under 1${NBSP}min`
  const { days = 0, hours = 0, minutes = 0 } = largestTwo(split(size))
  const words = [
    days > 0 ? `${days}${NBSP}d` : '',
    hours > 0 ? `${hours}${NBSP}h` : '',
    minutes > 0 ? `${minutes}${NBSP}min` : '',
  ].filter((word) => word !== '')
  return words.slice(0, options.units ?? 2).join(' ')
}

const longUnits = {
  sv: {
    days: { one: 'dygn', other: 'dygn' },
    hours: { one: 'timme', other: 'timmar' },
    minutes: { one: 'minut', other: 'minuter' },
  },
  en: {
    days: { one: 'day', other: 'days' },
    hours: { one: 'hour', other: 'hours' },
    minutes: { one: 'minute', other: 'minutes' },
  },
} as const

/** "2 timmar och 10 minuter": for sentences and screen readers. "Dygn", since a day here is 24 hours, not a calendar day. */
export function durationSentence(ms: number, lang: Lang): string {
  const size = Math.abs(ms)
  if (size < MINUTE_MS) return lang === 'sv' ? 'mindre än en minut' : 'less than a minute'
  const parts = largestTwo(split(size))
  const words = (['days', 'hours', 'minutes'] as const)
    .filter((unit) => (parts[unit] ?? 0) > 0)
    .map((unit) => countOf(parts[unit] ?? 0, longUnits[lang][unit], lang))
  return joinList(words, lang)
}

/** "2 h 10 min kvar" before the due time, "passerad 3 h" after it. `ms` = due time minus now, negative when it has passed. */
export function timeLeftWords(ms: number, lang: Lang): string {
  if (ms > 0) return `${durationWords(ms, lang)} ${lang === 'sv' ? 'kvar' : 'left'}`
  if (ms > -MINUTE_MS) return lang === 'sv' ? 'nyss passerad' : 'just passed'
  const passed = durationWords(ms, lang, { units: 1 })
  return lang === 'sv' ? `passerad ${passed}` : `overdue ${passed}`
}

/** As `timeLeftWords`, from instants. */
export function timeLeft(dueAt: Temporal.Instant, now: Temporal.Instant, lang: Lang): string {
  return timeLeftWords(dueAt.epochMilliseconds - now.epochMilliseconds, lang)
}
