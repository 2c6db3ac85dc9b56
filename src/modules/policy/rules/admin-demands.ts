/** What the policy demands of those who run an account: how many, who stands in, where the keys are, how active (F-075, B-020, B-042 to B-046). */
import type { Citation } from './citations.ts'
import { citationOf } from './citations.ts'
import type { Known } from './known.ts'
import { covers, known } from './known.ts'
import type { PlatformKind } from './schema/platforms.ts'
import type { Policy } from './schema/policy.ts'
import type { AccountKind } from './schema/primitives.ts'
import { UNKNOWN } from './schema/primitives.ts'

type Admin = Policy['admin']
type Value<Name extends keyof Admin> =
  NonNullable<Admin[Name]> extends { readonly value: infer V } ? V : never

export type InactivityDemand = {
  /** Null when the policy wants idle accounts closed but nobody has said after how many days; that blocks go-live. */
  readonly afterDays: number | null
  readonly warnDays: number
  readonly close: boolean
  readonly citation: Citation
}

export type AdminDemands = {
  readonly minAdmins: Known<Value<'minAdmins'>> | null
  readonly requiredRoles: Known<Value<'requiredRoles'>> | null
  readonly substitute: Known<Value<'substitute'>> | null
  readonly credentialStore: Known<Value<'credentialStore'>> | null
  readonly reviewEvery: Known<Value<'reviewEvery'>> | null
  readonly resources: Known<Value<'resources'>> | null
  readonly ownUnitOnly: Known<Value<'ownUnitOnly'>> | null
  /** Null when the policy has none, or the kind of account is allowed to rest. */
  readonly inactivity: InactivityDemand | null
}

function inactivityFor(policy: Policy, accountKind: AccountKind): InactivityDemand | null {
  const rule = known(policy, policy.admin.inactivity)
  if (rule === null || rule.value.exceptKinds.includes(accountKind)) return null
  const { afterDays, warnDays, close } = rule.value
  return { afterDays: afterDays === UNKNOWN ? null : afterDays, warnDays, close, citation: rule.citation }
}

/** Every demand with its citation, whose modality says whether breaking it is a breach or a deviation. */
export function adminDemands(policy: Policy, accountKind: AccountKind): AdminDemands {
  const { admin } = policy
  return {
    minAdmins: known(policy, admin.minAdmins),
    requiredRoles: known(policy, admin.requiredRoles),
    substitute: known(policy, admin.substitute),
    credentialStore: known(policy, admin.credentialStore),
    reviewEvery: known(policy, admin.reviewEvery),
    resources: known(policy, admin.resources),
    ownUnitOnly: known(policy, admin.ownUnitOnly),
    inactivity: inactivityFor(policy, accountKind),
  }
}

export type PostingDemand = {
  readonly count: number
  readonly per: 'week' | 'month' | 'halfYear'
  readonly pausedWhenClosed: boolean
  readonly citation: Citation
}

export type PostingPlace = {
  readonly accountKind: AccountKind
  readonly platform: string
  readonly platformKind: PlatformKind | null
}

/** How often an account has to post; a rule that names the platform goes before one for its kind, and that before one for all. */
export function postingDemand(policy: Policy, place: PostingPlace): PostingDemand | null {
  const fitting = policy.admin.minPosts.filter(
    ({ value }) =>
      !value.exceptKinds.includes(place.accountKind) &&
      (value.platforms.length === 0 || value.platforms.includes(place.platform)) &&
      covers(value.platformKinds, place.platformKind),
  )
  const weight = ({ value }: (typeof fitting)[number]) =>
    (value.platforms.length > 0 ? 2 : 0) + (value.platformKinds === 'any' ? 0 : 1)
  const rule = [...fitting].sort((a, b) => weight(b) - weight(a))[0]
  if (rule === undefined) return null
  const { count, per, pausedWhenClosed } = rule.value
  return { count, per, pausedWhenClosed, citation: citationOf(policy, rule) }
}

/** How many posts a period lacks. A period in which the service was closed throughout lacks none where the policy says so. */
export function postsMissing(
  demand: PostingDemand,
  period: { readonly posts: number; readonly wasClosed: boolean },
): number {
  if (demand.pausedWhenClosed && period.wasClosed) return 0
  return Math.max(0, demand.count - period.posts)
}
