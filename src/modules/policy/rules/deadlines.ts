/** When an answer or a removal is due, and which rule says so (F-101 to F-103, B-057, B-059). */
import { isWorkingDay, workingDayAfter } from './calendar.ts'
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import type { TimeUnit } from './schema/answer-times.ts'
import type { Policy } from './schema/policy.ts'
import type { Modality } from './schema/rule.ts'
import { addHours, atTimeOfDay } from './wall-clock.ts'

type Demand = { readonly modality: Modality; readonly ruleId: string; readonly citation: Citation }

export type AnswerDeadline = Demand & {
  readonly dueAt: Temporal.Instant
  readonly amount: number
  readonly unit: TimeUnit
}

export type RemovalDeadline =
  | (Demand & { readonly kind: 'promptly' })
  | (Demand & {
      readonly kind: 'at'
      readonly dueAt: Temporal.Instant
      readonly amount: number
      readonly unit: TimeUnit
      readonly from: 'published' | 'detected'
    })

type SlaRule = Policy['inbox']['sla'][number]

/** A matter is urgent only when it is both acute and happening now (F-103). */
export function isUrgent(facts: { readonly isAcute: boolean; readonly isHappeningNow: boolean }): boolean {
  return facts.isAcute && facts.isHappeningNow
}

/** What falls due on a closed day waits for the end of the next working day (Malmö, Varberg). */
function onOpenDay(policy: Policy, due: Temporal.Instant): Temporal.Instant {
  const zone = policy.meta.org.timezone
  const businessTime = policy.inbox.businessTime.value
  const date = due.toZonedDateTimeISO(zone).toPlainDate()
  if (isWorkingDay(businessTime, date)) return due
  return atTimeOfDay(workingDayAfter(businessTime, date, 1), businessTime.dueTime, zone)
}

/** Hours run on the wall clock, also at weekends. Working days: the day of receipt is day 0, due at the policy's time on the last. */
export function dueAfter(
  policy: Policy,
  from: Temporal.Instant,
  time: {
    readonly amount: number
    readonly unit: TimeUnit
    readonly onClosedDay?: 'keep' | 'nextWorkingDay'
  },
): Temporal.Instant {
  const zone = policy.meta.org.timezone
  const businessTime = policy.inbox.businessTime.value
  if (time.unit === 'hours') {
    const due = addHours(from, time.amount, zone)
    return time.onClosedDay === 'nextWorkingDay' ? onOpenDay(policy, due) : due
  }
  const received = from.toZonedDateTimeISO(zone).toPlainDate()
  return atTimeOfDay(workingDayAfter(businessTime, received, time.amount), businessTime.dueTime, zone)
}

function slaMatches(rule: SlaRule, facts: { readonly isUrgent: boolean }): boolean {
  return rule.value.when === 'always' || rule.value.when.urgent === facts.isUrgent
}

/** A rule that names a fact goes before the catch-all, wherever they stand in the file. */
function ruleFor(policy: Policy, facts: { readonly isUrgent: boolean }): SlaRule {
  const matching = policy.inbox.sla.filter((rule) => slaMatches(rule, facts))
  const rule = matching.find((candidate) => candidate.value.when !== 'always') ?? matching[0]
  if (rule === undefined) throw new Error('a loaded policy always has an answer time for every message')
  return rule
}

/** When the answer is due. An automatic reply does not meet it; a referral does (requirements §9). */
export function answerDeadline(
  policy: Policy,
  message: { readonly receivedAt: Temporal.Instant; readonly isUrgent: boolean },
): AnswerDeadline {
  const rule = ruleFor(policy, message)
  const { amount, unit, onClosedDay } = rule.value
  const dueAt = dueAfter(policy, message.receivedAt, { amount, unit, onClosedDay })
  return { dueAt, amount, unit, modality: rule.modality, ruleId: rule.id, citation: citationOf(policy, rule) }
}

/** When content that breaks the rules has to be gone. `promptly` has no clock time: it is late as soon as it waits (F-027, F-132). */
export function removalDeadline(
  policy: Policy,
  content: { readonly publishedAt: Temporal.Instant; readonly detectedAt: Temporal.Instant },
): RemovalDeadline {
  const rule = policy.moderation.removalClock
  const demand: Demand = { modality: rule.modality, ruleId: rule.id, citation: citationOf(policy, rule) }
  if (rule.value === 'promptly') return { kind: 'promptly', ...demand }
  const { amount, unit, from } = rule.value
  const start = from === 'published' ? content.publishedAt : content.detectedAt
  return { kind: 'at', dueAt: dueAfter(policy, start, { amount, unit }), amount, unit, from, ...demand }
}
