/** Every message gets exactly one answer time, and every closed day is a real day (requirements §4). */
import type { Policy } from '../schema/policy.ts'
import { check } from './check.ts'

type SlaRule = Policy['inbox']['sla'][number]

function isSameResult(a: SlaRule, b: SlaRule): boolean {
  return a.value.amount === b.value.amount && a.value.unit === b.value.unit && a.modality === b.modality
}

/** Two rules are rivals when they name the same facts; a rule that names more always goes first. */
const conditionOf = ({ value }: SlaRule) => (value.when === 'always' ? 'always' : String(value.when.urgent))

export const checkAnswerTimes = check(['inbox'], ({ inbox }, report) => {
  const { sla } = inbox
  const covers = (condition: string) => sla.some((rule) => ['always', condition].includes(conditionOf(rule)))
  if (!covers('false')) report('sla.no-catch-all', ['inbox', 'sla'], { gap: 'notUrgent' })
  else if (!covers('true')) report('sla.no-catch-all', ['inbox', 'sla'], { gap: 'urgent' })
  sla.forEach((rule, index) => {
    const path = ['inbox', 'sla', index, 'value']
    const rival = sla.slice(0, index).find((other) => conditionOf(other) === conditionOf(rule))
    if (rival !== undefined && !isSameResult(rival, rule)) {
      report('sla.conflict', [...path, 'when'], { first: rival.label, second: rule.label })
    }
    if (rule.value.unit === 'nextWorkingDay' && rule.value.amount !== 1) {
      report('sla.next-day-amount', [...path, 'amount'], {})
    }
  })
})

/** A leap year, so that 02-29 may be closed in the years that have it. */
const YEAR_FOR_YEARLY_DAYS = '2028'

function isRealDay(day: string): boolean {
  try {
    Temporal.PlainDate.from(day.length === 5 ? `${YEAR_FOR_YEARLY_DAYS}-${day}` : day)
    return true
  } catch {
    return false
  }
}

export const checkClosedDays = check(['inbox'], ({ inbox }, report) => {
  inbox.businessTime.value.extraClosed.forEach((day, index) => {
    if (/^\d/.test(day) && !isRealDay(day)) {
      report('calendar.bad-day', ['inbox', 'businessTime', 'value', 'extraClosed', index], { value: day })
    }
  })
})
