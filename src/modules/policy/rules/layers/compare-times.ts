/** Compares deadlines: hours with hours, working days with working days, and hours with days only where the order is certain. */
import type { Verdict } from './verdict.ts'

const HOURS_PER_DAY = 24

const places: readonly string[] = ['inbox.sla.#.value', 'moderation.removalClock.value']

export function isTime(place: string): boolean {
  return places.includes(place)
}

type Time = {
  readonly amount: number
  readonly unit: string
  readonly from?: string
  readonly when?: unknown
  readonly onClosedDay?: string
}

function asTime(value: unknown): Time | null {
  return typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value
    ? (value as Time)
    : null
}

const workingDays = (time: Time) => (time.unit === 'nextWorkingDay' ? 1 : time.amount)

const order = (before: number, after: number): Verdict =>
  after === before ? 'same' : after < before ? 'tighter' : 'looser'

/** The last of n working days is at least n − 1 whole days away, whatever time of day the message came and the office closes. */
function hoursForDays(hours: Time, days: Time): Verdict {
  return hours.amount <= HOURS_PER_DAY * (workingDays(days) - 1) && hours.onClosedDay !== 'nextWorkingDay'
    ? 'tighter'
    : 'incomparable'
}

function amounts(before: Time, after: Time): Verdict {
  const [wasHours, isHours] = [before.unit === 'hours', after.unit === 'hours']
  if (wasHours && isHours) return order(before.amount, after.amount)
  if (!wasHours && !isHours) return order(workingDays(before), workingDays(after))
  if (isHours) return hoursForDays(after, before)
  return hoursForDays(before, after) === 'tighter' ? 'looser' : 'incomparable'
}

const starts = ['detected', 'published']
const closedDays = ['nextWorkingDay', 'keep']

function ranks(list: readonly string[], before: string | undefined, after: string | undefined): Verdict {
  const [was, is] = [list.indexOf(before ?? list.at(-1) ?? ''), list.indexOf(after ?? list.at(-1) ?? '')]
  return order(-was, -is)
}

function together(verdicts: readonly Verdict[]): Verdict {
  const moved = verdicts.filter((verdict) => verdict !== 'same')
  const [first] = moved
  if (first === undefined) return 'same'
  return moved.every((verdict) => verdict === first) ? first : 'incomparable'
}

/** "Promptly" is the strictest: it is late as soon as it waits. */
export function compareTimes(before: unknown, after: unknown): Verdict {
  if (before === 'promptly' || after === 'promptly') {
    return before === after ? 'same' : after === 'promptly' ? 'tighter' : 'looser'
  }
  const [was, is] = [asTime(before), asTime(after)]
  if (was === null || is === null || JSON.stringify(was.when) !== JSON.stringify(is.when))
    return 'incomparable'
  return together([
    amounts(was, is),
    ranks(starts, was.from, is.from),
    ranks(closedDays, was.onClosedDay, is.onClosedDay),
  ])
}
