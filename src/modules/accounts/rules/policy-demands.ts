/** What one account is asked for, out of the policy in force: nothing that the policy does not ask, and every demand with the rule it comes from. */
import {
  accountDemands,
  adminDemands,
  basicInformationFor,
  citationOf,
  closingDemands,
  known,
  roleFor,
  roleName,
  type Policy,
} from '#modules/policy/index.ts'
import { policyKind, type AccountKind } from './account.ts'
import type { AccountDemands, ReviewDemand } from './demands.ts'

type Place = { readonly kind: AccountKind; readonly platform: string }

export function policyDemands(policy: Policy, place: Place): AccountDemands {
  const accountKind = policyKind(place.kind)
  const { platform } = place
  const { minAdmins, requiredRoles, substitute, credentialStore, resources, inactivity } = adminDemands(
    policy,
    accountKind,
  )
  return {
    gate: known(policy, policy.startup.gate),
    minAdmins,
    requiredRoles,
    substitute,
    credentialStore,
    resources,
    inactivity,
    routines: accountDemands(policy).routines,
    basicInformation: basicInformationFor(policy, { platform, accountKind }),
    termsReview: termsReviewOf(policy),
    terms: termsOf(policy, platform),
    relay: relayOf(policy, place),
    watch: known(policy, policy.inbox.watch),
    closing: closingDemands(policy),
    roleNames: new Map((requiredRoles?.value ?? []).map((role) => [role, roleName(policy, role)])),
    platformName: platformRule(policy, platform)?.label ?? null,
    recovery: roleFor(policy, 'orphanAccounts'),
    commonOwner: roleFor(policy, 'officialAccountsOwner'),
    archive: roleFor(policy, 'archive'),
  }
}

/** F-060, B-080: that the terms are reviewed stands there even where nobody has said how often; then once is the least. */
function termsReviewOf(policy: Policy): ReviewDemand | null {
  const rule = policy.accounts.termsReview
  if (rule === undefined) return null
  const everyMonths = rule.value === 'unknown' ? null : rule.value.everyMonths
  return { value: { everyMonths }, citation: citationOf(policy, rule) }
}

const platformRule = (policy: Policy, platform: string) =>
  policy.platforms.items.find(({ value }) => value.platform === platform)

/** The terms as the municipality has read them, once for each platform. */
function termsOf(policy: Policy, platform: string): AccountDemands['terms'] {
  const terms = platformRule(policy, platform)?.value.terms
  if (terms === undefined || terms === 'unknown') return null
  return { version: terms.version, reviewedOn: Temporal.PlainDate.from(terms.reviewedOn), by: terms.by }
}

/** F-039: an account goes round only where the policy lets accounts of that platform, and a service's own account is its own. */
function relayOf(policy: Policy, { kind, platform }: Place): AccountDemands['relay'] {
  const { relay } = accountDemands(policy)
  if (relay === null || (kind !== 'relay' && kind !== 'official')) return null
  const { platforms } = relay.value
  return platforms.length === 0 || platforms.includes(platform) ? relay : null
}
