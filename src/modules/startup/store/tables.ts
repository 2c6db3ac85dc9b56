import type { Tx } from '#core/db/database.ts'
import type { InstantColumn, InstantColumnOrNull, JsonColumn } from '#core/db/types.ts'
import type { Answers, LocalText } from '#modules/policy/index.ts'
import type {
  ApplicationKind,
  ApplicationState,
  Basics,
  NotParty,
  StepKind,
  StepOutcome,
} from '../rules/application.ts'

export type ApplicationTable = {
  orgId: string
  id: string
  kind: ApplicationKind
  state: ApplicationState
  unitId: string
  applicantId: string
  assigneeId: string | null
  accountKind: string | null
  assignmentType: string | null
  accountId: string | null
  assignmentId: string | null
  policyVersionId: string
  basics: JsonColumn<Basics>
  answers: JsonColumn<Answers>
  round: number
  version: number
  createdAt: InstantColumn
  changedAt: InstantColumn
  submittedAt: InstantColumnOrNull
  endedAt: InstantColumnOrNull
  copiedFrom: string | null
}

export type StepTable = {
  orgId: string
  id: string
  applicationId: string
  round: number
  kind: StepKind
  stage: number
  role: string
  ruleId: string
  title: JsonColumn<LocalText | null> | null
  itemKey: string | null
  isBlocking: boolean
  mustDifferFrom: NotParty[]
  remindAfterDays: number | null
  wantsVerdict: boolean
  platformId: string | null
  askedReason: string | null
  openedAt: InstantColumnOrNull
  remindedAt: InstantColumnOrNull
  outcome: StepOutcome | null
  reason: string | null
  verdict: 'good' | 'lacking' | null
  decidedBy: string | null
  decidedFor: string | null
  decidedAt: InstantColumnOrNull
}

export const tables = (tx: Tx) =>
  tx.$extendTables<{ application: ApplicationTable; applicationStep: StepTable }>()
