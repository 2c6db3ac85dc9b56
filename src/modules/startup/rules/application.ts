/** ANSÖKAN: what somebody wants to start or close, the answers given so far, and everything that others are asked about it. */
import type { AccountKind } from '#modules/accounts/index.ts'
import type { Answers, LocalText } from '#modules/policy/index.ts'
import type { AccountId, Id, PersonId, UnitId } from '#core/ids.ts'

export type ApplicationId = Id<'application'>
export type StepId = Id<'application-step'>

export const APPLICATION_KINDS = ['account', 'assignment', 'closing'] as const
export type ApplicationKind = (typeof APPLICATION_KINDS)[number]

/** draft: being filled in · waiting: others are asked · returned: somebody said no, mend and hand in again. */
export const APPLICATION_STATES = ['draft', 'waiting', 'returned', 'approved', 'withdrawn'] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

/** What the product itself has to know of an account, whatever the policy's form asks. */
export type Basics = {
  readonly name: string
  readonly handle: string
  readonly url: string
  readonly holderId: PersonId | null
  /** B-029, F-105: whether the register shows the holder's name or only the role. */
  readonly responsibleShown: 'name' | 'role'
}

export type Application = {
  readonly id: ApplicationId
  readonly kind: ApplicationKind
  readonly state: ApplicationState
  readonly unitId: UnitId
  readonly applicantId: PersonId
  /** Who gets the assignment; null when an account is applied for. */
  readonly assigneeId: PersonId | null
  readonly accountKind: AccountKind | null
  readonly assignmentType: string | null
  /** The account it is about when there is one already, and the one it became. */
  readonly accountId: AccountId | null
  readonly assignmentId: string | null
  readonly policyVersionId: string
  readonly basics: Basics
  readonly answers: Answers
  /** How many times it has been handed in. */
  readonly round: number
  readonly version: number
  readonly createdAt: Temporal.Instant
  readonly changedAt: Temporal.Instant
  readonly submittedAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
  readonly copiedFrom: ApplicationId | null
}

/**
 * confirm: a party says that the plan is theirs · task, comment: drawn in by an answer · approve … inform: the policy's approvals ·
 * acknowledge: has read the notice of a closing · override: decides otherwise about a platform.
 */
export const STEP_KINDS = [
  'override',
  'confirm',
  'task',
  'comment',
  'approve',
  'anchor',
  'consult',
  'inform',
  'acknowledge',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

export type StepOutcome = 'yes' | 'no' | 'noted'

export type NotParty = 'applicant' | 'assignee' | 'earlierApprovers'

export type PlannedStep = {
  readonly kind: StepKind
  /** Stages are asked one after the other, steps of one stage at the same time. */
  readonly stage: number
  readonly role: string
  readonly ruleId: string
  /** Said of a task; null for the others, whose rule says it. */
  readonly title: LocalText | null
  /** The item of the form that drew it in. */
  readonly itemKey: string | null
  /** Whether the others wait for it. */
  readonly isBlocking: boolean
  readonly mustDifferFrom: readonly NotParty[]
  readonly remindAfterDays: number | null
  /** F-072: the one who acknowledges also judges the quality. */
  readonly wantsVerdict: boolean
}

export type Step = PlannedStep & {
  readonly id: StepId
  readonly applicationId: ApplicationId
  readonly round: number
  /** For an override: the platform it is about. */
  readonly platformId: string | null
  /** Why it was asked for; only an override has one. */
  readonly askedReason: string | null
  /** When its turn came; null before that. */
  readonly openedAt: Temporal.Instant | null
  readonly remindedAt: Temporal.Instant | null
  readonly outcome: StepOutcome | null
  readonly reason: string | null
  readonly verdict: 'good' | 'lacking' | null
  readonly decidedBy: PersonId | null
  /** In whose place, when a substitute decided. */
  readonly decidedFor: PersonId | null
  readonly decidedAt: Temporal.Instant | null
}

export const isOpenState = (state: ApplicationState): boolean =>
  state === 'draft' || state === 'waiting' || state === 'returned'

/** Answers are changed while nobody has been asked about them. */
export const mayBeChanged = (state: ApplicationState): boolean => state === 'draft' || state === 'returned'
