import type { Actor } from '#core/actor.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import type { PersonId } from '#core/ids.ts'
import { findPerson } from '#modules/organisation/index.ts'
import { accountPermissions } from '../permissions.ts'
import { changeAccount } from '../store/register.ts'
import type { AccountsDeps } from './deps.ts'
import { recordCare, takeForCare, type CareInput } from './take-for-care.ts'

const LONGEST_ROLE = 120

export type NameHolder = CareInput & {
  readonly holderId: string
  /** B-029, F-105: what the register shows. */
  readonly shown: 'name' | 'role'
  readonly role: string
}

/** Who answers for the account from now on, and how the register says so. Throws `InvalidInput` (holderId, role), `Conflict('changed-by-other')`. */
export async function nameHolder(deps: AccountsDeps, actor: Actor, input: NameHolder): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input })
    const role = input.role.trim()
    const person = await findPerson(tx, actor.orgId, input.holderId)
    const problems = [
      ...(person?.isActive === true ? [] : [{ field: 'holderId', code: 'unknown-person' }]),
      ...(role.length > LONGEST_ROLE
        ? [{ field: 'role', code: 'text-too-long', params: { most: LONGEST_ROLE } }]
        : []),
    ]
    if (problems.length > 0) throw new InvalidInput(problems)
    await changeAccount(tx, actor.orgId, account.id, {
      holderId: input.holderId as PersonId,
      responsibleShown: input.shown,
      responsibleRole: role === '' ? null : role,
      changedAt: deps.clock.now(),
    })
    await recordCare(deps, tx, actor, {
      accountId: account.id,
      kind: 'account.holder-named',
      facts: { personId: input.holderId, before: account.holderId, shown: input.shown },
    })
  })
}

/** A seasonal account rests out of season: nobody asks it for posts (B-045). Throws `RuleBroken('closing-open')` for one that is being closed. */
export async function restAccount(
  deps: AccountsDeps,
  actor: Actor,
  input: CareInput & { readonly isResting: boolean },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const { account } = await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input })
    if (account.status !== 'active' && account.status !== 'resting')
      throw new RuleBroken(account.status === 'closing' ? 'closing-open' : 'account-planned')
    const status = input.isResting ? 'resting' : 'active'
    if (status === account.status) return
    await changeAccount(tx, actor.orgId, account.id, { status, changedAt: deps.clock.now() })
    await recordCare(deps, tx, actor, { accountId: account.id, kind: `account.${status}` })
  })
}
