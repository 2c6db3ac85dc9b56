/** Everybody who is asked about an application, in order: the parties, those an answer draws in, the policy's approvals (F-061, F-065, F-070, B-032, B-033). */
import {
  approvalsFor,
  closingDemands,
  type Policy,
  type StartCheck,
  type StartForm,
  type StartSubject,
} from '#modules/policy/index.ts'
import type { PlannedStep, StepKind } from './application.ts'

/** Confirmations come first, then what the answers draw in, then the policy's own order from here. */
const CONFIRM_STAGE = 1
const DRAWN_IN_STAGE = 2
const FIRST_APPROVAL_STAGE = 10
/** After everything else: a task that nothing waits for. */
const AFTER_STAGE = 1000

const plain = {
  title: null,
  itemKey: null,
  isBlocking: true,
  mustDifferFrom: ['applicant'],
  remindAfterDays: null,
  wantsVerdict: false,
} as const satisfies Partial<PlannedStep>

type Plan = {
  readonly policy: Policy
  readonly subject: StartSubject
  readonly form: StartForm | null
  readonly check: StartCheck
}

export function planSteps({ policy, subject, form, check }: Plan): readonly PlannedStep[] {
  return [...confirmations(form), ...drawnIn(check), ...approvals(policy, subject)]
}

/** B-032: each party for itself; it is their own plan, so nobody has to differ from anybody. */
function confirmations(form: StartForm | null): PlannedStep[] {
  const first = form?.items[0]
  if (form === null || first === undefined) return []
  return form.confirmedBy.map((role) => ({
    ...plain,
    kind: 'confirm',
    stage: CONFIRM_STAGE,
    role,
    ruleId: first.id,
    mustDifferFrom: role === 'assignee' ? [] : ['assignee'],
  }))
}

function drawnIn(check: StartCheck): PlannedStep[] {
  const tasks = check.tasks.map((task): PlannedStep => ({
    ...plain,
    kind: 'task',
    stage: task.beforeApproval ? DRAWN_IN_STAGE : AFTER_STAGE,
    role: task.role,
    ruleId: task.citation.ruleId,
    title: task.title,
    itemKey: task.itemKey,
    isBlocking: task.beforeApproval,
    mustDifferFrom: [],
  }))
  const comments = check.comments.flatMap(({ from, citation, itemKey }) =>
    from.map((role): PlannedStep => ({
      ...plain,
      kind: 'comment',
      stage: DRAWN_IN_STAGE,
      role,
      ruleId: citation.ruleId,
      itemKey,
    })),
  )
  return [...tasks, ...comments]
}

const decides = (kind: StepKind): boolean => kind === 'approve' || kind === 'anchor'

function approvals(policy: Policy, subject: StartSubject): PlannedStep[] {
  const judge = verdictRole(policy)
  return approvalsFor(policy, subject).steps.map((step) => ({
    ...plain,
    kind: step.kind,
    stage: FIRST_APPROVAL_STAGE + step.step,
    role: step.role,
    ruleId: step.ruleId,
    isBlocking: decides(step.kind),
    // nobody approves their own, whatever the policy's list says
    mustDifferFrom: decides(step.kind)
      ? [...new Set([...step.mustDifferFrom, 'applicant', 'assignee'] as const)]
      : step.mustDifferFrom,
    remindAfterDays: step.remindAfterDays,
    wantsVerdict: step.role === judge && !decides(step.kind),
  }))
}

function verdictRole(policy: Policy): string | null {
  const value = policy.startup.qualityVerdict?.value
  return value === undefined || value === 'unknown' ? null : value.by
}

/** F-071, B-045: who is told of a closing, and who says that they have read it. */
export function planClosing(policy: Policy): readonly PlannedStep[] {
  const demand = closingDemands(policy)
  if (demand === null) return []
  const { notify, acknowledgedBy } = demand.value
  const roles = [...new Set([...notify, ...acknowledgedBy])]
  return roles.map((role) => {
    const isAcknowledged = acknowledgedBy.includes(role)
    return {
      ...plain,
      kind: isAcknowledged ? 'acknowledge' : 'inform',
      stage: FIRST_APPROVAL_STAGE,
      role,
      ruleId: demand.citation.ruleId,
      isBlocking: isAcknowledged,
      mustDifferFrom: [],
    }
  })
}

/** F-031: the exception from a platform's standing is asked for before the application can be handed in. */
export function planOverride(role: string, ruleId: string): PlannedStep {
  return { ...plain, kind: 'override', stage: 0, role, ruleId, mustDifferFrom: ['applicant', 'assignee'] }
}
