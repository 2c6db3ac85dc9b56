import { permit, type Actor } from '#core/actor.ts'
import { NotFound, RuleBroken } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { beginClosing, findRegistered } from '#modules/accounts/index.ts'
import { startupPermissions } from '../permissions.ts'
import type { Application } from '../rules/application.ts'
import { planClosing } from '../rules/plan-steps.ts'
import { insertApplication } from '../store/applications.ts'
import { insertSteps } from '../store/steps.ts'
import type { StartupDeps } from './deps.ts'
import { finishWhenDone } from './finish-application.ts'
import { openTurn } from './open-turn.ts'
import { recordApplication } from './record.ts'
import { newSteps } from './submit-application.ts'
import { completeApplication, personBehind } from './whole-application.ts'

/**
 * Gives notice that an account will close (F-071): whoever the policy names is told and acknowledges it. The account's own page takes over from there,
 * with the last records and the day it shuts. Throws `InvalidInput` (reason), `NotFound`, `RuleBroken('account-closed' | 'closing-open')`.
 */
export async function applyForClosing(
  deps: StartupDeps,
  actor: Actor,
  input: { readonly accountId: string; readonly reason: string },
): Promise<Application> {
  const applicant = personBehind(actor)
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const account = await findRegistered(tx, actor.orgId, input.accountId)
    if (account === null) throw new NotFound('account', input.accountId)
    const isHolder = account.holderId === applicant.id
    if (!isHolder) permit(actor, startupPermissions.close, { unitId: account.unitId })
    if (account.status === 'closing') throw new RuleBroken('closing-open')
    const now = deps.clock.now()
    const { policy, versionId } = await deps.policies.inForce(tx, actor.orgId, now)
    const application: Application = {
      id: newId(deps.clock),
      kind: 'closing',
      state: 'waiting',
      unitId: account.unitId,
      applicantId: applicant.id,
      assigneeId: null,
      accountKind: account.kind,
      assignmentType: null,
      accountId: account.id,
      assignmentId: null,
      policyVersionId: versionId,
      basics: {
        name: account.name,
        handle: account.handle,
        url: account.url ?? '',
        holderId: account.holderId,
        responsibleShown: account.responsibleShown,
      },
      answers: { 'closing-reason': input.reason.trim() },
      round: 1,
      version: 1,
      createdAt: now,
      changedAt: now,
      submittedAt: now,
      endedAt: null,
      copiedFrom: null,
    }
    await beginClosing(deps.accounts, tx, actor, { accountId: account.id, reason: input.reason })
    await insertApplication(tx, actor.orgId, application)
    const steps = newSteps(deps, application, planClosing(policy))
    await insertSteps(tx, actor.orgId, steps)
    await openTurn(deps, tx, actor.orgId, { application, steps })
    const whole = await completeApplication(deps, tx, actor.orgId, application)
    await finishWhenDone(deps, tx, actor, { whole, steps })
    await recordApplication(deps, tx, actor, {
      application,
      kind: 'application.closing-asked',
      ruleIds: [...new Set(steps.map(({ ruleId }) => ruleId))],
      facts: { accountId: account.id },
    })
    return application
  })
}
