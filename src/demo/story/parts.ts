/** The parts that must be played whatever day the demo is started on: what a newcomer is to find waiting, and what is to be seen done. */
import { toLocal } from '#core/clock.ts'
import type { ScriptClass } from '#lab/script/script-line.ts'
import { answerDeadline, isWorkingDay, type Policy } from '#modules/policy/index.ts'
import { lastAwake, onLastFullDay, type IsOfficeDay } from './office-hours.ts'

export const REGISTRATION_PARTS = ['number', 'at-contact-centre', 'at-service', 'at-registrar'] as const

export type RegistrationPart = (typeof REGISTRATION_PARTS)[number]

export type Part =
  /** Nobody has looked at it yet. */
  | 'fresh'
  /** Sorted, and to be answered before long. */
  | 'sorted'
  /** Sorted as urgent, and to be answered within hours. */
  | 'urgent'
  /** Sorted and then left lying beyond its time. */
  | 'overdue'
  | 'removed'
  | 'hidden'
  /** Case opened and evidence secured; what comes next is the reader's. */
  | 'half-way'
  | 'direct-open'
  | 'direct-handled'
  | RegistrationPart

export type Cue = {
  readonly part: Part
  readonly at: Temporal.Instant
  /** Classes of lines that fit, best first; none for a direct message. */
  readonly classes: readonly ScriptClass[]
  readonly isUrgent?: boolean
}

export function officeDaysOf(policy: Policy): IsOfficeDay {
  return (date) => isWorkingDay(policy.inbox.businessTime.value, date)
}

const DAY_STARTS = 7
const DAY_ENDS = 21
/** Further back than any answer time with holidays in it. */
const LOOK_BACK_HOURS = 12 * 24

type Window = { readonly from: Temporal.Instant; readonly until: Temporal.Instant }

/** When something must have come in to be due within the window; the one due first comes first. */
function receivedToBeDue(
  policy: Policy,
  now: Temporal.Instant,
  { from, until }: Window,
): readonly Temporal.Instant[] {
  const found: { at: Temporal.Instant; due: Temporal.Instant }[] = []
  for (let hours = 1; hours < LOOK_BACK_HOURS; hours += 1) {
    const at = now.subtract({ hours })
    const { hour } = toLocal(at)
    if (hour < DAY_STARTS || hour >= DAY_ENDS) continue
    const { dueAt: due } = answerDeadline(policy, { receivedAt: at, isUrgent: false })
    const isWithin = Temporal.Instant.compare(due, from) > 0 && Temporal.Instant.compare(due, until) < 0
    if (isWithin) found.push({ at, due })
  }
  return found.sort((a, b) => Temporal.Instant.compare(a.due, b.due)).map(({ at }) => at)
}

const VOICES = ['question', 'viewpoint', 'idea'] as const

function waiting(policy: Policy, now: Temporal.Instant): readonly Cue[] {
  const soon = receivedToBeDue(policy, now, { from: now.add({ minutes: 40 }), until: now.add({ hours: 26 }) })
  const [first, , second = first] = soon
  const passed = receivedToBeDue(policy, now, { from: now.subtract({ hours: 96 }), until: now })
  const overdue = passed.at(-1)
  const cues: Cue[] = [
    { part: 'fresh', at: now.subtract({ minutes: 4 }), classes: ['question'], isUrgent: true },
    { part: 'fresh', at: now.subtract({ minutes: 26 }), classes: ['viewpoint'] },
    { part: 'urgent', at: now.subtract({ minutes: 70 }), classes: ['question'], isUrgent: true },
  ]
  if (overdue !== undefined) cues.push({ part: 'overdue', at: overdue, classes: ['viewpoint'] })
  // On a Saturday no working days end: then it is urgent matters that are due within the day.
  if (first === undefined || second === undefined) {
    const at = lastAwake(now.subtract({ hours: 19 }))
    return [...cues, { part: 'urgent', at, classes: ['question'], isUrgent: true }]
  }
  const another = second === first ? first.subtract({ minutes: 25 }) : second
  return [
    ...cues,
    { part: 'sorted', at: first, classes: VOICES },
    { part: 'sorted', at: another, classes: VOICES },
  ]
}

function takenDown(policy: Policy, now: Temporal.Instant): readonly Cue[] {
  const at = (time: Temporal.PlainTimeLike) => onLastFullDay(now, officeDaysOf(policy), time)
  return [
    { part: 'removed', at: at({ hour: 8, minute: 41 }), classes: ['criminal'] },
    { part: 'hidden', at: at({ hour: 10, minute: 7 }), classes: ['offensive'] },
    { part: 'half-way', at: lastAwake(now.subtract({ hours: 3 })), classes: ['criminal', 'offensive'] },
  ]
}

/** Everything that must be there on a municipality's own account. */
export function cuesFor(policy: Policy, now: Temporal.Instant): readonly Cue[] {
  return [
    ...waiting(policy, now),
    ...takenDown(policy, now),
    {
      part: 'direct-handled',
      at: onLastFullDay(now.subtract({ hours: 72 }), officeDaysOf(policy), { hour: 11, minute: 20 }),
      classes: [],
    },
    { part: 'direct-open', at: lastAwake(now.subtract({ hours: 5 })), classes: [] },
  ]
}
