/** What an account has to show and be called, what the register says of it, and what closing it demands (B-026 to B-029, B-050 to B-052, B-060). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import type { Known } from './known.ts'
import { covers, known } from './known.ts'
import type { LocalText, Policy } from './schema/policy.ts'
import type { AccountKind } from './schema/primitives.ts'
import type { RegisterFieldKey } from './schema/register.ts'

type Open<R> = NonNullable<R> extends { readonly value: infer V } ? Known<V> | null : never

export type BasicInformation = {
  readonly key: string
  readonly label: LocalText
  readonly text: LocalText
  readonly isRequired: boolean
  /** What counts instead where the platform has no room for it (B-052). */
  readonly whenPlatformCannot: 'linkToRulesPage' | 'accepted' | 'notAccepted'
  readonly citation: Citation
}

/** The information an account on a platform has to carry, in the policy's order. */
export function basicInformationFor(
  policy: Policy,
  place: { readonly platform: string; readonly accountKind: AccountKind },
): readonly BasicInformation[] {
  return policy.accounts.basicInformation
    .filter(({ value }) => value.platforms.length === 0 || value.platforms.includes(place.platform))
    .filter(({ value }) => covers(value.accountKinds, place.accountKind))
    .map((rule) => ({
      key: rule.value.key,
      label: rule.label,
      text: rule.value.text,
      isRequired: rule.value.required,
      whenPlatformCannot: rule.value.whenPlatformCannot,
      citation: citationOf(policy, rule),
    }))
}

export type RegisterDemands = {
  /** Null when the policy says nothing: the register is then kept, and not public. */
  readonly isPublic: boolean
  readonly fields: readonly RegisterFieldKey[]
  readonly showResponsibleAs: Open<Policy['register']['showResponsibleAs']>
  readonly keepClosed: Open<Policy['register']['keepClosed']>
  readonly deregistration: Open<Policy['register']['deregistration']>
  readonly missingAccountTip: Open<Policy['register']['missingAccountTip']>
  readonly legalBasis: Open<Policy['register']['legalBasis']>
  readonly entryOnApproval: Open<Policy['register']['entryOnApproval']>
  readonly citation: Citation | null
}

/** Enough to know what account is meant; shown whatever else the policy adds. */
const leastFields: readonly RegisterFieldKey[] = ['platform', 'handle', 'url', 'status']

export function registerFields(policy: Policy): RegisterDemands {
  const { register } = policy
  const isPublic = known(policy, register.public)
  return {
    isPublic: isPublic?.value ?? false,
    fields: [...new Set([...leastFields, ...(known(policy, register.fields)?.value ?? [])])],
    showResponsibleAs: known(policy, register.showResponsibleAs),
    keepClosed: known(policy, register.keepClosed),
    deregistration: known(policy, register.deregistration),
    missingAccountTip: known(policy, register.missingAccountTip),
    legalBasis: known(policy, register.legalBasis),
    entryOnApproval: known(policy, register.entryOnApproval),
    citation: isPublic?.citation ?? null,
  }
}

export type ClosingDemands = Open<Policy['startup']['closing']>

export function closingDemands(policy: Policy): ClosingDemands {
  return known(policy, policy.startup.closing)
}

/** Demands on the account itself that are not of its administrators. */
export function accountDemands(policy: Policy) {
  const { accounts } = policy
  return {
    naming: known(policy, accounts.naming),
    profileImage: known(policy, accounts.profileImage),
    personalAccounts: known(policy, accounts.personalAccounts),
    accountEmail: known(policy, accounts.accountEmail),
    relay: known(policy, accounts.relay),
    routines: known(policy, accounts.routines),
    termsReview: known(policy, accounts.termsReview),
    closedChannels: known(policy, accounts.closedChannels),
    highReach: known(policy, accounts.highReach),
    requestDesk: known(policy, accounts.requestDesk),
    controllerUnit: known(policy, accounts.controllerUnit),
    processorAgreement: known(policy, accounts.processorAgreement),
  }
}
