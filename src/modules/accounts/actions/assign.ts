import type { Actor } from '#core/actor.ts'
import { NotFound, RuleBroken } from '#core/errors.ts'
import { accountPermissions } from '../permissions.ts'
import type { Assignment } from '../rules/assignment.ts'
import { takeAssignment } from '../store/assignments.ts'
import type { AccountsDeps } from './deps.ts'
import { endAssignment } from './end-assignment.ts'
import { giveAssignment, type NewAssignment } from './give-assignment.ts'
import { takeForCare } from './take-for-care.ts'

/** Rights as a staff member gives them, beside an application. Nobody gives them to themselves. Throws as `giveAssignment`. */
export async function assign(
  deps: AccountsDeps,
  actor: Actor,
  input: NewAssignment & { readonly accountId: string },
): Promise<Assignment> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const { accountId } = input
    await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input: { accountId } })
    const acting = actor.kind === 'token' ? actor.person?.id : actor.id
    if (acting === input.personId) throw new RuleBroken('own-assignment')
    return giveAssignment(deps, tx, actor, input)
  })
}

/** Ends them; one may always end one's own. */
export async function unassign(
  deps: AccountsDeps,
  actor: Actor,
  input: { readonly accountId: string; readonly assignmentId: string },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const assignment = await takeAssignment(tx, actor.orgId, input.assignmentId)
    const { accountId } = assignment
    if (accountId !== input.accountId) throw new NotFound('assignment', input.assignmentId)
    const isOwn = actor.kind === 'person' && actor.id === assignment.personId
    if (!isOwn)
      await takeForCare(deps, tx, actor, { permission: accountPermissions.manage, input: { accountId } })
    await endAssignment(deps, tx, actor, { assignmentId: assignment.id })
  })
}
