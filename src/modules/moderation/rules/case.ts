/** What a moderation case is: one decision to remove or hide one message, with everything the policy makes it carry (F-114 to F-134, B-059 to B-068). */
import type { AccountId, Id, MessageId, UnitId } from '#core/ids.ts'

export type CaseId = Id<'case'>
export type EvidenceId = Id<'evidence'>

export type Verb = 'remove' | 'hide'

export type NoticeExemption = 'spamBot' | 'deletedAccount'

export type ModerationCase = {
  readonly id: CaseId
  readonly messageId: MessageId
  readonly accountId: AccountId
  /** The affected service: registers and reports to the police (F-027, F-128, F-131). */
  readonly unitId: UnitId
  readonly groundCode: string
  readonly groundRuleId: string
  readonly assessment: string
  readonly needsReview: boolean
  readonly reviewerId: string | null
  readonly reviewedAt: Temporal.Instant | null
  readonly isChildAbuse: boolean
  readonly openedBy: string
  readonly openedByName: string
  readonly openedAt: Temporal.Instant
  readonly policyVersionId: string
  readonly dueAt: Temporal.Instant | null
  readonly dueRuleId: string
  readonly action: Verb | null
  readonly actionBy: string | null
  readonly actionOutboxId: string | null
  readonly actionAt: Temporal.Instant | null
  readonly actedAt: Temporal.Instant | null
  /** It was gone already when we came to remove it. */
  readonly wasGone: boolean
  readonly notice: {
    readonly state: 'sent' | 'undeliverable' | 'exempt' | null
    readonly channel: 'private' | 'public' | null
    readonly text: string | null
    readonly reason: string | null
    readonly outboxId: string | null
    readonly at: Temporal.Instant | null
  }
  /** Shown again after having been hidden, and why. */
  readonly reversal: {
    readonly reason: string
    readonly outboxId: string
    readonly at: Temporal.Instant | null
  } | null
  readonly state: 'open' | 'withdrawn' | 'closed'
  readonly endedReason: string | null
  readonly endedAt: Temporal.Instant | null
}

export type PoliceReport = {
  readonly id: Id<'police-report'>
  readonly caseId: CaseId
  readonly unitId: UnitId
  readonly state: 'open' | 'reported' | 'decided-not'
  readonly reportNumber: string | null
  readonly reason: string | null
  readonly basisSha256: string | null
  readonly openedAt: Temporal.Instant
  readonly settledAt: Temporal.Instant | null
  readonly settledBy: string | null
}
