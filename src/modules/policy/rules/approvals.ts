/** Who says yes, in which order and in what way; nobody to their own (F-070, F-071, B-032, B-033, B-034). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import { covers } from './known.ts'
import type { Policy } from './schema/policy.ts'
import type { ApprovalKind } from './schema/startup.ts'
import type { StartSubject } from './startup-form.ts'
import { exemptionFor } from './startup-form.ts'

type ApprovalValue = Policy['startup']['approvals'][number]['value']

export type ApprovalStep = {
  readonly ruleId: string
  /** Steps with the same number are asked at the same time. */
  readonly step: number
  readonly role: string
  readonly kind: ApprovalKind
  /** True for approve and anchor: a no sends the application back. */
  readonly isDecision: boolean
  readonly mustDifferFrom: ApprovalValue['mustDifferFrom']
  readonly remindAfterDays: number | null
  readonly citation: Citation
}

export type Approvals =
  | { readonly isExempt: true; readonly citation: Citation; readonly steps: readonly [] }
  | { readonly isExempt: false; readonly steps: readonly ApprovalStep[] }

const decides = (kind: ApprovalKind) => kind === 'approve' || kind === 'anchor'

export function approvalsFor(policy: Policy, subject: StartSubject): Approvals {
  const exemption = exemptionFor(policy, subject)
  if (exemption?.value.skip.includes('approvals') === true) {
    return { isExempt: true, citation: citationOf(policy, exemption), steps: [] }
  }
  const steps = policy.startup.approvals
    .filter((rule) => covers(rule.value.accountKinds, subject.accountKind))
    .map((rule): ApprovalStep => {
      const { step, role, kind, mustDifferFrom, remindAfterDays } = rule.value
      const citation = citationOf(policy, rule)
      return {
        ruleId: rule.id,
        step,
        role,
        kind,
        isDecision: decides(kind),
        mustDifferFrom,
        remindAfterDays: remindAfterDays ?? null,
        citation,
      }
    })
    .sort((a, b) => a.step - b.step)
  return { isExempt: false, steps }
}

export type ApprovalPeople = {
  readonly actorId: string
  readonly applicantId: string
  readonly assigneeId: string | null
  readonly earlierApproverIds: readonly string[]
}

/** Null when the person may take the step; else whom they would have to differ from. The role itself is the caller's to check. */
export function approvalConflict(
  step: ApprovalStep,
  people: ApprovalPeople,
): ApprovalStep['mustDifferFrom'][number] | null {
  const { actorId, applicantId, assigneeId, earlierApproverIds } = people
  const others = {
    applicant: [applicantId],
    assignee: assigneeId === null ? [] : [assigneeId],
    earlierApprovers: earlierApproverIds,
  }
  return step.mustDifferFrom.find((who) => others[who].includes(actorId)) ?? null
}

export type ApprovalOutcome = { readonly ruleId: string; readonly outcome: 'yes' | 'no' | 'noted' }

export type ApprovalProgress = {
  /** approved: every decision is a yes · returned: somebody said no · waiting: a decision is left. */
  readonly state: 'waiting' | 'approved' | 'returned'
  /** Whose turn it is now, also those who are only told. */
  readonly waitingFor: readonly ApprovalStep[]
  /** Approved, and everybody who was to be told has acknowledged it (scenario 1). */
  readonly mayStart: boolean
}

/** Where an application stands. What comes later in the order is not asked before the decisions before it are made. */
export function approvalProgress(
  steps: readonly ApprovalStep[],
  outcomes: readonly ApprovalOutcome[],
): ApprovalProgress {
  const outcomeOf = (step: ApprovalStep) =>
    outcomes.find((made) => made.ruleId === step.ruleId)?.outcome ?? null
  const isDone = (step: ApprovalStep) =>
    step.isDecision ? outcomeOf(step) === 'yes' : outcomeOf(step) !== null
  if (steps.some((step) => step.isDecision && outcomeOf(step) === 'no')) {
    return { state: 'returned', waitingFor: [], mayStart: false }
  }
  const openDecisions = steps.filter((step) => step.isDecision && !isDone(step))
  const turn = Math.min(...openDecisions.map((step) => step.step))
  const waitingFor = steps.filter((step) => !isDone(step) && step.step <= turn)
  const isApproved = openDecisions.length === 0
  return {
    state: isApproved ? 'approved' : 'waiting',
    waitingFor,
    mayStart: isApproved && waitingFor.length === 0,
  }
}
