import type { PersonActor } from '#core/actor.ts'
import { readRegistered, type RegisteredAccount } from '#modules/accounts/index.ts'
import { readPeople, readUnits, type Person, type Unit } from '#modules/organisation/index.ts'
import type { Policy } from '#modules/policy/index.ts'
import type { StartupDeps } from '../actions/deps.ts'
import type { Application, ApplicationKind } from '../rules/application.ts'
import { listApplications } from '../store/applications.ts'

/** What an application can be about: the organisation as it is, the policy in force, and one's earlier applications of the kind. */
export type Ground = {
  readonly policy: Policy
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly accounts: readonly RegisteredAccount[]
  readonly earlier: readonly Application[]
}

const MOST_EARLIER = 30

export async function readGround(
  deps: Pick<StartupDeps, 'db' | 'clock' | 'policies'>,
  { orgId, id, unitIds }: PersonActor,
  kind: ApplicationKind,
): Promise<Ground> {
  return deps.db.forOrg(orgId, async (tx) => {
    const { policy } = await deps.policies.inForce(tx, orgId, deps.clock.now())
    const own = await listApplications(tx, orgId, { personId: id, limit: MOST_EARLIER })
    const ofUnit = await listApplications(tx, orgId, { unitIds, limit: MOST_EARLIER })
    const byId = new Map([...own, ...ofUnit].map((one) => [one.id, one]))
    return {
      policy,
      units: await readUnits(tx, orgId),
      people: (await readPeople(tx, orgId)).filter(({ isActive }) => isActive),
      accounts: await readRegistered(tx, orgId),
      earlier: [...byId.values()].filter((one) => one.kind === kind),
    }
  })
}
