/** Whether a message has to be entered in the diary, and which way it goes there (F-138 to F-143, B-069 to B-071; OSL 5 kap. 1 §). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import { keptInOrder, obviouslyMinor, registerWithoutDelay, secretIsRegistered } from './floor/floor-rules.ts'
import type { ClassKey } from './schema/inbox.ts'
import type { Policy, PolicyRule } from './schema/policy.ts'
import type { AccountKind } from './schema/primitives.ts'
import type { Criterion, ExemptionLimit, RouteStep } from './schema/records.ts'

export type RegistrationFacts = {
  readonly classKey: ClassKey | null
  readonly isComplaint: boolean
  readonly concernsOngoingCase: boolean
  readonly initiatesCase: boolean
  readonly isFactualCriticism: boolean
  readonly isSecret: boolean
  readonly isDirectMessage: boolean
  readonly isClosedGroup: boolean
  /** The channel keeps messages in the order they came. */
  readonly isChronological: boolean
  /** Anyone can read the channel. */
  readonly isPublic: boolean
  /** We asked for it, for example in a survey (Knivsta). */
  readonly isRequestedByUs?: boolean
  /** Of interest beyond the matter itself, judged by a person (Solna). */
  readonly isOfSpecialInterest?: boolean
}

export type RegistrationReason =
  | 'secret'
  | Criterion
  | 'public-chronological'
  | 'direct-message'
  | 'closed-group'
  | 'not-public'
  | 'not-chronological'
  | 'obviously-minor'
  | 'kept-in-order'

export type RegistrationNeed = {
  readonly need: 'required' | 'exempt' | 'notRequired'
  readonly reason: RegistrationReason
  readonly ruleId: string
  readonly citation: Citation
}

const meets: Readonly<Record<Criterion, (facts: RegistrationFacts) => boolean>> = {
  // Factual criticism is a viewpoint too, whatever the triage called it (scenario 14).
  complaintOrViewpoint: (facts) =>
    facts.isComplaint || facts.isFactualCriticism || facts.classKey === 'viewpoint',
  ongoingCase: (facts) => facts.concernsOngoingCase,
  initiatesCase: (facts) => facts.initiatesCase,
  factualCriticism: (facts) => facts.isFactualCriticism,
  requestedByUs: (facts) => facts.isRequestedByUs === true,
  specialInterest: (facts) => facts.isOfSpecialInterest === true,
  removedContent: (facts) => facts.classKey === 'offensive' || facts.classKey === 'criminal',
}

const crosses: Readonly<Record<ExemptionLimit, (facts: RegistrationFacts) => boolean>> = {
  secret: (facts) => facts.isSecret || facts.classKey === 'secret',
  directMessage: (facts) => facts.isDirectMessage,
  closedGroup: (facts) => facts.isClosedGroup,
}

/** Why the exemption for open channels in time order does not hold, or null when it does. */
function exemptionLostBy(
  facts: RegistrationFacts,
  never: readonly ExemptionLimit[],
): RegistrationReason | null {
  const crossed = never.find((limit) => crosses[limit](facts))
  if (crossed === 'secret') return 'secret'
  if (crossed === 'directMessage') return 'direct-message'
  if (crossed === 'closedGroup') return 'closed-group'
  if (!facts.isPublic) return 'not-public'
  return facts.isChronological ? null : 'not-chronological'
}

/**
 * A proposal for the person who decides. Secret data always; then the policy's criteria; then its exemption. Where a policy relies on
 * an exemption and the exemption falls, the law's main rule is left: register without delay.
 */
export function registrationNeed(policy: Policy, facts: RegistrationFacts): RegistrationNeed {
  const answer = (
    need: RegistrationNeed['need'],
    reason: RegistrationReason,
    rule: PolicyRule,
  ): RegistrationNeed => ({
    need,
    reason,
    ruleId: rule.id,
    citation: citationOf(policy, rule),
  })
  const { registerIf, registerExempt } = policy.records
  if (crosses.secret(facts)) return answer('required', 'secret', secretIsRegistered)
  const criterion = registerIf.find((rule) => meets[rule.value.criterion](facts))
  if (criterion !== undefined) return answer('required', criterion.value.criterion, criterion)
  const lost = registerExempt.map((rule) => ({ rule, reason: exemptionLostBy(facts, rule.value.never) }))
  const holding = lost.find((exemption) => exemption.reason === null)
  if (holding !== undefined) return answer('exempt', 'public-chronological', holding.rule)
  if (facts.classKey === 'spam') return answer('notRequired', 'obviously-minor', obviouslyMinor)
  const why = lost[0]?.reason
  if (why !== null && why !== undefined) return answer('required', why, registerWithoutDelay)
  return answer('notRequired', 'kept-in-order', keptInOrder)
}

function routingRule(policy: Policy, accountKind: AccountKind): Policy['records']['routing'][number] {
  const { routing } = policy.records
  const rule =
    routing.find((candidate) => candidate.value.accountKind === accountKind) ??
    routing.find((candidate) => candidate.value.accountKind === 'any')
  if (rule === undefined) throw new Error(`a loaded policy always has a route for ${accountKind} accounts`)
  return rule
}

/** The desks an item passes on its way to the diary, in order (F-141 to F-143). */
export function registrationRoute(policy: Policy, accountKind: AccountKind): readonly RouteStep[] {
  return routingRule(policy, accountKind).value.steps
}

export function registrationRouteCitation(policy: Policy, accountKind: AccountKind): Citation {
  return citationOf(policy, routingRule(policy, accountKind))
}
