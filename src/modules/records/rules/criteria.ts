/** On which rules a message may be entered in the diary: the policy's criteria, the law's demand, and the grounds that carry a duty to register. */
import {
  findRule,
  floorRules,
  groundsFor,
  type Citation,
  type Ground,
  type Policy,
} from '#modules/policy/index.ts'

export type RegistrationCriterion = {
  readonly ruleId: string
  readonly citation: Citation
  readonly kind: 'criterion' | 'law' | 'ground'
  /** F-139: the case it concerns has to be named. */
  readonly needsCaseNumber: boolean
}

/** Secret data is always registered; everything else "without delay" when no exemption holds (OSL 5 kap. 1 §). */
const LAW_RULES = ['floor-secret-registered', 'floor-register-without-delay']

/** Secret, sensitive and criminal content is registered whatever the file says (F-128, F-131, F-133, F-134). */
export function mustRegister(
  ground: Pick<Ground, 'criminal' | 'sensitive' | 'registerBeforeRemoval'>,
): boolean {
  return ground.criminal || ground.sensitive || ground.registerBeforeRemoval
}

export function registrationCriteria(policy: Policy): readonly RegistrationCriterion[] {
  const own = policy.records.registerIf.map((rule) => ({
    ruleId: rule.id,
    kind: 'criterion' as const,
    needsCaseNumber: rule.value.criterion === 'ongoingCase',
  }))
  const law = floorRules
    .filter((rule) => LAW_RULES.includes(rule.id))
    .map((rule) => ({ ruleId: rule.id, kind: 'law' as const, needsCaseNumber: false }))
  const grounds = groundsFor(policy)
    .filter(mustRegister)
    .map((ground) => ({ ruleId: ground.ruleId, kind: 'ground' as const, needsCaseNumber: false }))
  return [...own, ...law, ...grounds].flatMap((criterion) => {
    const citation = findRule(policy, criterion.ruleId)
    return citation === null ? [] : [{ ...criterion, citation }]
  })
}

export function findCriterion(policy: Policy, ruleId: string): RegistrationCriterion | null {
  return registrationCriteria(policy).find((criterion) => criterion.ruleId === ruleId) ?? null
}
