import type { Tx } from '#core/db/database.ts'
import type { InstantColumn, InstantColumnOrNull, JsonColumn } from '#core/db/types.ts'
import type { EvidenceFile } from '../rules/evidence.ts'

export type CaseTable = {
  orgId: string
  id: string
  messageId: string
  accountId: string
  unitId: string
  groundCode: string
  groundRuleId: string
  assessment: string
  needsReview: boolean
  reviewerId: string | null
  reviewedAt: InstantColumnOrNull
  isChildAbuse: boolean
  openedBy: string
  openedByName: string
  openedAt: InstantColumn
  policyVersionId: string
  dueAt: InstantColumnOrNull
  dueRuleId: string
  warnedAt: InstantColumnOrNull
  missedAt: InstantColumnOrNull
  action: 'remove' | 'hide' | null
  actionBy: string | null
  actionOutboxId: string | null
  actionAt: InstantColumnOrNull
  actedAt: InstantColumnOrNull
  wasGone: boolean
  noticeState: 'sent' | 'undeliverable' | 'exempt' | null
  noticeChannel: 'private' | 'public' | null
  noticeText: string | null
  noticeReason: string | null
  noticeOutboxId: string | null
  noticeAt: InstantColumnOrNull
  reversalReason: string | null
  reversalOutboxId: string | null
  reversedAt: InstantColumnOrNull
  state: 'open' | 'withdrawn' | 'closed'
  endedReason: string | null
  endedAt: InstantColumnOrNull
}

export type EvidenceTable = {
  orgId: string
  id: string
  messageId: string
  scope: 'full' | 'words-only'
  capturedBy: string
  capturedByName: string
  capturedByTitle: string
  startedAt: InstantColumn
  capturedAt: InstantColumnOrNull
  policyVersionId: string
  state: 'capturing' | 'sealed' | 'failed'
  contentSha256: string | null
  files: JsonColumn<EvidenceFile[]>
  notes: JsonColumn<string[]>
  problem: string | null
  manifestSha256: string | null
  ledgerSeq: number | null
  ledgerHash: string | null
  destroyedAt: InstantColumnOrNull
}

type PoliceTable = {
  orgId: string
  id: string
  caseId: string
  unitId: string
  state: 'open' | 'reported' | 'decided-not'
  reportNumber: string | null
  reason: string | null
  basisSha256: string | null
  openedAt: InstantColumn
  settledAt: InstantColumnOrNull
  settledBy: string | null
}

type ForbiddenTable = {
  orgId: string
  messageId: string
  sha256: string
  namedAt: InstantColumn
  destroyedAt: InstantColumnOrNull
}

export const tables = (tx: Tx) =>
  tx.$extendTables<{
    moderationCase: CaseTable
    evidence: EvidenceTable
    policeReport: PoliceTable
    forbiddenFile: ForbiddenTable
  }>()
