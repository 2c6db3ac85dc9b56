import { type Account } from '#modules/accounts/index.ts'
import type { Handling } from '#modules/inbox/index.ts'
import type { Unit } from '#modules/organisation/index.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import type { EvidenceForPackage } from '../deps.ts'
import type { RegistrationCriterion } from '../rules/criteria.ts'
import type { Desk } from '../rules/desks.ts'
import type { RegistrationId } from '../rules/registration.ts'

export type NewRegistrationInput = {
  readonly messageId: string
  /** One of `registrationCriteria` of the policy in force. */
  readonly criterionRuleId: string
  /** What it concerns, in the person's own words: the registrar's subject line (OSL 5 kap. 2 §). */
  readonly note: string
  /** Required by the criterion of an ongoing case (F-139). */
  readonly ongoingCase?: string
  /** The affected service; left out, the one that has the message or owns the account. */
  readonly unitId?: string
  readonly evidenceId?: string
  readonly caseId?: string
  readonly suggestedSecrecy: boolean
  /** The message has a number already and is to be registered once more all the same. */
  readonly acknowledgesEarlier?: boolean
}

/** Everything that the decision rests on, read in one transaction. */
export type Opening = {
  readonly registrationId: RegistrationId
  readonly input: NewRegistrationInput
  readonly note: string
  readonly ongoingCase: string | null
  readonly handling: Handling
  readonly account: Account
  readonly unit: Unit
  readonly inForce: PolicyInForce
  readonly criterion: RegistrationCriterion
  readonly route: readonly Desk[]
  readonly isSecrecySuggested: boolean
  readonly evidence: EvidenceForPackage | null
  readonly at: Temporal.Instant
}
