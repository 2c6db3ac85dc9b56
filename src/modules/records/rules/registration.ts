/** What a registration is: one message on its way to a number in the diary, over the desks that the policy names (F-138 to F-144). */
import type { AccountId, Id, MessageId, UnitId } from '#core/ids.ts'
import type { Desk } from './desks.ts'

export type RegistrationId = Id<'registration'>

export type RegistrationState = 'under-way' | 'registered' | 'linked' | 'rejected'

export type Registration = {
  readonly id: RegistrationId
  readonly messageId: MessageId
  readonly accountId: AccountId
  /** The moderation case that asked for it, if one did. */
  readonly caseId: string | null
  readonly evidenceId: string | null
  readonly criterionRuleId: string
  readonly criterionNote: string
  /** The case the message is said to concern (F-139); the registrar checks it. */
  readonly ongoingCase: string | null
  readonly suggestedSecrecy: boolean
  /** The desks it passes, first to last, as the policy had them when it was opened. */
  readonly route: readonly Desk[]
  readonly deskNo: number
  readonly desk: Desk
  /** The affected service; the contact centre may correct it when forwarding. */
  readonly unitId: UnitId
  /** When it came to the desk where it lies now, and when somebody there took it. */
  readonly arrivedAt: Temporal.Instant
  readonly receivedAt: Temporal.Instant | null
  readonly state: RegistrationState
  readonly package: { readonly sha256: string; readonly sizeBytes: number } | null
  readonly diaryNumber: string | null
  readonly isSecret: boolean | null
  readonly reason: string | null
  readonly openedBy: string
  readonly openedAt: Temporal.Instant
  readonly settledBy: string | null
  readonly settledAt: Temporal.Instant | null
  readonly policyVersionId: string
}

export type HopKind = 'handed-over' | 'readdressed' | 'bounced' | 'received'

/** One line of "each forwarded item shows who received it and when" (R8). */
export type Hop = {
  readonly no: number
  readonly kind: HopKind
  readonly fromDesk: Desk | null
  readonly toDesk: Desk
  readonly toUnitId: UnitId
  readonly byId: string
  readonly byName: string
  readonly reason: string | null
  readonly hoppedAt: Temporal.Instant
}
