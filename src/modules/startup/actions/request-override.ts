import { permit, type Actor } from '#core/actor.ts'
import { Conflict, InvalidInput, RuleBroken } from '#core/errors.ts'
import { readRoleFinder } from '#modules/organisation/index.ts'
import { platformStanding } from '#modules/policy/index.ts'
import { startupPermissions } from '../permissions.ts'
import { mayBeChanged, type Step } from '../rules/application.ts'
import { platformAnswer } from '../rules/derive-opening.ts'
import { overridesIn } from '../rules/judge.ts'
import { planOverride } from '../rules/plan-steps.ts'
import { changeApplication } from '../store/applications.ts'
import { askAgain, insertSteps } from '../store/steps.ts'
import type { StartupDeps } from './deps.ts'
import { tellStep } from './open-turn.ts'
import { recordApplication } from './record.ts'
import { newStep } from './submit-application.ts'
import { partiesOf, takeWhole } from './whole-application.ts'

/**
 * Asks the one whom the policy names for an exception from the platform's standing (F-031). Throws `RuleBroken('no-override')` where the policy lets
 * nobody decide otherwise or nothing stands in the way, `Conflict('override-asked')`, `InvalidInput` (reason).
 */
export async function requestOverride(
  deps: StartupDeps,
  actor: Actor,
  input: { readonly applicationId: string; readonly reason: string },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const whole = await takeWhole(deps, tx, actor, input)
    const { application, steps, judgement, inForce } = whole
    permit(actor, startupPermissions.fillIn, {
      unitId: application.unitId,
      partyIds: partiesOf(whole),
    })
    if (!mayBeChanged(application.state)) throw new RuleBroken('application-closed')
    const standing = platformStanding(inForce.policy, platformAnswer(judgement.form, application.answers))
    const { override, platformId } = standing
    const isGiven = platformId !== null && overridesIn(steps).includes(platformId)
    if (standing.effect !== 'stop' || override === null || platformId === null || isGiven)
      throw new RuleBroken('no-override')
    const before = steps.find(
      (step) => step.kind === 'override' && step.outcome === null && step.platformId === platformId,
    )
    if (before !== undefined && before.openedAt !== null) throw new Conflict('override-asked')
    const reason = input.reason.trim()
    if (reason === '') throw new InvalidInput([{ field: 'reason', code: 'reason-required' }])
    const now = deps.clock.now()
    const planned = planOverride(override.decidedBy, override.citation.ruleId)
    const asked = { platformId, askedReason: reason, openedAt: now }
    const step: Step = { ...(before ?? newStep(deps, application, planned)), ...asked }
    // one that was shut when the application was handed in with another platform is asked anew
    if (before === undefined) await insertSteps(tx, actor.orgId, [step])
    else await askAgain(tx, actor.orgId, step)
    await changeApplication(tx, actor.orgId, application, { changedAt: now })
    const finder = await readRoleFinder(tx, actor.orgId, now)
    await tellStep(deps, tx, actor.orgId, { application, steps: [], step, at: now, finder })
    await recordApplication(deps, tx, actor, {
      application,
      kind: 'application.override-asked',
      ruleIds: [override.citation.ruleId],
      facts: { platform: platformId, role: override.decidedBy, stepId: step.id },
    })
  })
}
