import { may, permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { policyPermissions, type PolicySubject } from '../permissions.ts'
import { roleFor } from '../rules/role-names.ts'
import type { PolicyDeps } from './deps.ts'

type Deps = Pick<PolicyDeps, 'policies' | 'clock' | 'holdsRole'>

async function subjectFor(deps: Deps, tx: Tx, actor: Actor): Promise<PolicySubject> {
  const person = actor.kind === 'token' ? actor.person : actor.kind === 'person' ? actor : undefined
  if (person === undefined) return { holdsNamedRole: false }
  const { policy } = await deps.policies.inForce(tx, actor.orgId, deps.clock.now())
  const named = roleFor(policy, 'policy')
  const holdsNamedRole = named !== null && (await deps.holdsRole(tx, actor.orgId, person.id, named.value))
  return { holdsNamedRole }
}

/** Throws `NotPermitted` for anybody but an administrator and whoever holds the role that the policy in force names for it. */
export async function permitChange(deps: Deps, tx: Tx, actor: Actor): Promise<void> {
  permit(actor, policyPermissions.change, await subjectFor(deps, tx, actor))
}

export async function mayChangePolicy(deps: Deps, tx: Tx, actor: Actor): Promise<boolean> {
  return may(actor, policyPermissions.change, await subjectFor(deps, tx, actor))
}
