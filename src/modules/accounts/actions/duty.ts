import type { PersonId } from '#core/ids.ts'
import type { Deputy, RoleFinder } from '#modules/organisation/index.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import type { AccountDemands } from '../rules/demands.ts'

export type Duty = {
  readonly account: Pick<RegisteredAccount, 'id' | 'holderId' | 'unitId' | 'kind'>
  readonly demands: Pick<AccountDemands, 'recovery' | 'commonOwner' | 'archive' | 'closing'>
  readonly roles: RoleFinder
}

const idsOf = (deputies: readonly Deputy[]): readonly PersonId[] =>
  deputies.filter(({ person }) => person.isActive).map(({ person }) => person.id)

const unique = (ids: readonly PersonId[]): readonly PersonId[] => [...new Set(ids)]

/** The account holder, while they are with us. */
export function holderOf({ account, roles }: Duty): readonly PersonId[] {
  return roles.person(account.holderId)?.isActive === true ? [account.holderId] : []
}

/** The owner: for the common accounts the role that answers for them (F-018), for a service's own its manager, and where neither is there nobody. */
export function ownersOf({ account, demands, roles }: Duty): readonly PersonId[] {
  const isCommon = account.kind === 'official' || account.kind === 'relay'
  const common =
    isCommon && demands.commonOwner !== null ? roles.holders(demands.commonOwner.value, null) : []
  if (common.length > 0) return unique(idsOf(common))
  const managers = roles.holders('manager', account.unitId)
  const line = new Set(roles.lineUp(account.unitId))
  // without one of its own the finder names every manager there is: they have nothing to do with it
  const isEverybody = managers.length === roles.holders('manager', null).length
  const own = isEverybody ? managers.filter(({ person }) => line.has(person.unitId)) : managers
  return unique(idsOf(own))
}

/** B-044: whoever takes care of an account that nobody can reach, or that nobody answers for. Where the role is vacant, the administrators. */
export function recoverersOf({ account, demands, roles }: Duty): readonly PersonId[] {
  const { recovery } = demands
  const found = recovery === null ? [] : idsOf(roles.holders(recovery.value, account.unitId))
  return unique(found.length > 0 ? found : idsOf(roles.holders('administrator', null)))
}

/** Who is told of a drop: the responsible and the owner; for an account nobody can reach also whoever recovers it (F-075, B-044). */
export function alarmedOf(duty: Duty, state: 'too-few' | 'orphan'): readonly PersonId[] {
  const told = unique([...holderOf(duty), ...ownersOf(duty)])
  if (state === 'too-few' && told.length > 0) return told
  return unique([...told, ...recoverersOf(duty)])
}

/** F-071: who acknowledges a closing. */
export function acknowledgersOf({ account, demands, roles }: Duty): readonly PersonId[] {
  const named = demands.closing?.value.acknowledgedBy ?? []
  return unique(named.flatMap((role) => idsOf(roles.holders(role, account.unitId))))
}

/** Everybody who is told that an account will close. */
export function noticedOf(duty: Duty): readonly PersonId[] {
  const { account, demands, roles } = duty
  const named = demands.closing?.value.notify ?? []
  const told = named.flatMap((role) => idsOf(roles.holders(role, account.unitId)))
  return unique([...told, ...acknowledgersOf(duty)])
}

/** B-046: the last records are the archive's to take care of; where nobody is named for that, the account holder's. */
export function archivistsOf(duty: Duty): readonly PersonId[] {
  const { account, demands, roles } = duty
  const found = idsOf(roles.holders(demands.archive?.value ?? 'archivist', account.unitId))
  return unique(found.length > 0 ? found : [...holderOf(duty), ...recoverersOf(duty)])
}
