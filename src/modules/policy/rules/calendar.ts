/** Which days are working days: Swedish public holidays, weekends and the days the policy adds (F-102, requirements §9). */
import Holidays from 'date-holidays'
import type { NamedDay } from './schema/answer-times.ts'
import { namedDays, weekdays } from './schema/answer-times.ts'
import type { Policy } from './schema/policy.ts'

type BusinessTime = Policy['inbox']['businessTime']['value']

type YearOfHolidays = {
  readonly publicDays: ReadonlySet<string>
  readonly named: ReadonlyMap<string, string>
}

const sweden = new Holidays('SE')
const years = new Map<number, YearOfHolidays>()

/** Public holidays by date, and the eves by name (the library lists those as "bank" or "observance", not as holidays). */
function holidaysOf(year: number): YearOfHolidays {
  const known = years.get(year)
  if (known !== undefined) return known
  const listed = sweden.getHolidays(year, 'sv').map((day) => ({ ...day, on: day.date.slice(0, 10) }))
  const isNamed = (name: string): name is NamedDay => (namedDays as readonly string[]).includes(name)
  const found: YearOfHolidays = {
    publicDays: new Set(listed.filter((day) => day.type === 'public').map((day) => day.on)),
    named: new Map(listed.filter((day) => isNamed(day.name)).map((day) => [day.on, day.name])),
  }
  years.set(year, found)
  return found
}

/** True when the office is open that day under the policy. */
export function isWorkingDay(businessTime: BusinessTime, date: Temporal.PlainDate): boolean {
  const weekday = weekdays[date.dayOfWeek - 1]
  if (weekday === undefined || !businessTime.days.includes(weekday)) return false
  const on = date.toString()
  const { publicDays, named } = holidaysOf(date.year)
  if (businessTime.holidays === 'SE' && publicDays.has(on)) return false
  const closed: readonly string[] = businessTime.extraClosed
  const name = named.get(on)
  return (
    !closed.includes(on) && !closed.includes(on.slice(5)) && !(name !== undefined && closed.includes(name))
  )
}

/** The `count`th working day after `from`; `from` itself is day 0 whether or not it is a working day. */
export function workingDayAfter(
  businessTime: BusinessTime,
  from: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate {
  let date = from
  for (let counted = 0; counted < count;) {
    date = date.add({ days: 1 })
    if (isWorkingDay(businessTime, date)) counted += 1
  }
  return date
}
