/** Which form comes before an account or an assignment, and who need not fill it in (F-051, B-032, B-034). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import { covers, known } from './known.ts'
import type { Policy } from './schema/policy.ts'
import type { AccountKind } from './schema/primitives.ts'

export type StartForm = Policy['startup']['forms'][number]
export type StartItem = StartForm['items'][number]
export type StartQuestion = StartItem['value']['questions'][number]
export type Exemption = Policy['startup']['exemptions'][number]
export type Grant = Exemption['value']['grants'][number]

/** What is being started. `assignmentType` is null when an account is applied for and no person's assignment. */
export type StartSubject = {
  readonly accountKind: AccountKind | null
  readonly assignmentType: string | null
}

export type StartGate = {
  readonly gatesAccount: boolean
  readonly gatesAssignment: boolean
  /** Null when the policy does not say; the product then gates the account, where the harm is done. */
  readonly citation: Citation | null
}

export function startGate(policy: Policy): StartGate {
  const gate = known(policy, policy.startup.gate)
  const value = gate?.value ?? 'account'
  return {
    gatesAccount: value !== 'assignment',
    gatesAssignment: value !== 'account',
    citation: gate?.citation ?? null,
  }
}

export function exemptionFor(policy: Policy, subject: StartSubject): Exemption | null {
  const { assignmentType } = subject
  if (assignmentType === null) return null
  return policy.startup.exemptions.find((rule) => rule.value.assignmentTypes.includes(assignmentType)) ?? null
}

export type StartupForm =
  | { readonly need: 'form'; readonly form: StartForm; readonly isStandIn: boolean }
  | { readonly need: 'exempt'; readonly grants: readonly Grant[]; readonly citation: Citation }
  | { readonly need: 'none' }

export function startupFormFor(policy: Policy, subject: StartSubject): StartupForm {
  const exemption = exemptionFor(policy, subject)
  if (exemption?.value.skip.includes('form') === true) {
    return { need: 'exempt', grants: exemption.value.grants, citation: citationOf(policy, exemption) }
  }
  const wanted = subject.assignmentType === null ? 'account' : 'assignment'
  const form = policy.startup.forms.find(
    (candidate) =>
      candidate.subject === wanted &&
      covers(candidate.accountKinds, subject.accountKind) &&
      (wanted === 'account' || covers(candidate.assignmentTypes, subject.assignmentType)),
  )
  return form === undefined ? { need: 'none' } : { need: 'form', form, isStandIn: form.isStandIn }
}

/** What an assignment of a type lets its holder do: what the type grants, and nothing beyond an exemption's own list (B-034). */
export function assignmentGrants(policy: Policy, assignmentType: string): readonly Grant[] {
  const exemption = exemptionFor(policy, { accountKind: null, assignmentType })
  if (exemption !== null) return exemption.value.grants
  const type = policy.startup.assignmentTypes.find((rule) => rule.value.type === assignmentType)
  return type?.value.grants ?? []
}
