/** Whose turn it is, and where an application stands: the order of the steps cannot be skipped from any side (F-070, B-033). */
import type { Step } from './application.ts'

type Standing = Pick<Step, 'stage' | 'isBlocking' | 'outcome'>

const isDone = ({ outcome }: Standing): boolean => outcome !== null

/** The steps that may be taken now: those of the lowest stage that others wait for, and what nobody waits for before it. */
export function openNow<S extends Standing>(steps: readonly S[]): readonly S[] {
  const turn = Math.min(...steps.filter((step) => step.isBlocking && !isDone(step)).map(({ stage }) => stage))
  return steps.filter((step) => !isDone(step) && step.stage <= turn)
}

export type Progress = 'waiting' | 'returned' | 'told' | 'approved'

/**
 * returned: somebody said no · told: every decision is a yes, and somebody has still to acknowledge it · approved: nothing is left
 * (scenario 1: only then the account is active).
 */
export function progressOf(steps: readonly Standing[]): Progress {
  if (steps.some(({ outcome }) => outcome === 'no')) return 'returned'
  const left = steps.filter((step) => !isDone(step) && step.stage < LATER)
  if (left.length === 0) return 'approved'
  return left.some(({ isBlocking }) => isBlocking) ? 'waiting' : 'told'
}

/** A task that is to be done after the start holds nothing up. */
const LATER = 1000

/** Days after its turn came, and as often again; null when the policy asks for no reminder. */
export function remindAt({
  openedAt,
  remindedAt,
  remindAfterDays,
  outcome,
}: Pick<Step, 'openedAt' | 'remindedAt' | 'remindAfterDays' | 'outcome'>): Temporal.Instant | null {
  if (openedAt === null || remindAfterDays === null || outcome !== null) return null
  return (remindedAt ?? openedAt).add({ hours: 24 * remindAfterDays })
}

/** What a step may be answered with. A no of any kind is told with its reason. */
export function outcomesFor(kind: Step['kind']): readonly ('yes' | 'no' | 'noted')[] {
  if (kind === 'approve' || kind === 'anchor' || kind === 'confirm' || kind === 'override')
    return ['yes', 'no']
  return ['noted']
}

/** A no, a comment and an exception from a platform's standing are nothing without their reason (F-031, F-065, B-033). */
export function needsReason(kind: Step['kind'], outcome: 'yes' | 'no' | 'noted'): boolean {
  return outcome === 'no' || kind === 'comment' || kind === 'consult' || kind === 'override'
}
