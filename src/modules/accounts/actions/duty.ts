import type { PersonId } from '#core/ids.ts'
import type { Person } from '#modules/organisation/index.ts'
import type { RegisteredAccount } from '../rules/account.ts'
import type { AdminsVerdict } from '../rules/admins.ts'
import type { AccountDemands } from '../rules/demands.ts'

type Duty = {
  readonly account: Pick<RegisteredAccount, 'holderId' | 'unitId'>
  readonly people: readonly Person[]
  readonly demands: Pick<AccountDemands, 'recoveryRole'>
  readonly state: AdminsVerdict['state']
}

/** The account holder; for an account that nobody can administer, or whose holder has left, the role that recovers accounts (B-044). */
export function duty({ account, people, demands, state }: Duty): readonly PersonId[] {
  const active = people.filter(({ isActive }) => isActive)
  const holder = active.filter(({ id }) => id === account.holderId)
  if (state !== 'orphan' && holder.length > 0) return holder.map(({ id }) => id)
  const role = demands.recoveryRole
  const recoverers = active.filter(({ roles }) => (roles as readonly string[]).includes(role))
  const found =
    recoverers.length > 0 ? recoverers : active.filter(({ roles }) => roles.includes('administrator'))
  return found.map(({ id }) => id)
}
