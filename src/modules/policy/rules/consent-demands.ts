/** Whose yes is needed before a person is shown (F-152 to F-157, B-077; Kävlinge, Borås). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import { knownValue } from './known.ts'
import type { Policy } from './schema/policy.ts'
import { UNKNOWN } from './schema/primitives.ts'

type Consent = Policy['consent']
type Listed<R> = NonNullable<R> extends { readonly value: infer V } ? Extract<V, readonly unknown[]> : never

export type ConsentDemand = {
  /** False only when the policy does not ask for consent. */
  readonly isNeeded: boolean
  /** A person with protected identity may never be shown where the policy forbids it. */
  readonly isForbidden: boolean
  readonly fromPerson: boolean
  readonly fromGuardians: 'none' | 'one' | 'all'
  readonly isWritten: boolean
  readonly mayBeElectronic: boolean
  readonly scopes: Listed<Consent['scopes']>
  readonly citation: Citation | null
}

export type DepictedPerson = {
  /** Null when nobody has asked; a person of unknown age is treated as a child. */
  readonly ageYears: number | null
  readonly hasProtectedIdentity: boolean
}

const ADULT_AGE = 18

function guardianAge(policy: Policy): number {
  const age = knownValue(policy.consent.guardian)?.belowAge ?? UNKNOWN
  // Until somebody has filled in the age, everyone under age has guardians who decide (requirements §9).
  return age === UNKNOWN ? ADULT_AGE : age
}

/** Who has to say yes: the person, and how many guardians. */
function whoIsAsked(
  policy: Policy,
  { ageYears }: DepictedPerson,
): Pick<ConsentDemand, 'fromPerson' | 'fromGuardians'> {
  const guardian = knownValue(policy.consent.guardian)
  const isChild = ageYears === null || ageYears < guardianAge(policy)
  if (guardian === null || !isChild) return { fromPerson: true, fromGuardians: 'none' }
  const isOldEnough = (ageYears ?? 0) >= (guardian.childFromAge ?? 0)
  return { fromPerson: guardian.childToo && isOldEnough, fromGuardians: guardian.count }
}

export function consentDemand(policy: Policy, person: DepictedPerson): ConsentDemand {
  const { consent } = policy
  const asked = whoIsAsked(policy, person)
  const rule = asked.fromGuardians === 'none' ? consent.required : consent.guardian
  return {
    ...asked,
    isNeeded: knownValue(consent.required) ?? false,
    isForbidden: person.hasProtectedIdentity && knownValue(consent.protectedIdentity) !== 'allow',
    isWritten: knownValue(consent.writtenOnly) ?? false,
    mayBeElectronic: knownValue(consent.eSign) ?? false,
    scopes: knownValue(consent.scopes) ?? [],
    citation: rule === undefined ? null : citationOf(policy, rule),
  }
}
