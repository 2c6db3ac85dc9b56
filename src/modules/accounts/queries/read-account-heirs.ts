import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { readRoleFinder } from '#modules/organisation/index.ts'
import { recoverersOf } from '../actions/duty.ts'
import type { AccountsDeps } from '../actions/deps.ts'
import { readRegistered } from '../store/register.ts'

type Heir = {
  readonly what: 'accounts'
  readonly count: number
  readonly toName: string | null
}

/** What becomes of a person's accounts if they left now: whoever recovers accounts names a new holder. */
export async function readAccountHeirs(
  deps: Pick<AccountsDeps, 'clock' | 'policies' | 'demandsOf'>,
  tx: Tx,
  orgId: OrgId,
  personId: PersonId,
): Promise<readonly Heir[]> {
  const at = deps.clock.now()
  const { policy } = await deps.policies.inForce(tx, orgId, at)
  const roles = await readRoleFinder(tx, orgId, at)
  const held = (await readRegistered(tx, orgId)).filter(
    ({ holderId, status }) => holderId === personId && status !== 'closed',
  )
  const toNames = held.map((account) => {
    const ids = recoverersOf({ account, demands: deps.demandsOf(policy, account), roles })
    return roles.person(ids.find((id) => id !== personId) ?? '')?.fullName ?? null
  })
  const groups = Map.groupBy(toNames, (name) => name)
  return [...groups].map(([toName, some]) => ({ what: 'accounts', count: some.length, toName }))
}
