import { permit, type Actor } from '#core/actor.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { startupPermissions } from '../permissions.ts'
import { mayBeChanged, type Application, type PlannedStep, type Step } from '../rules/application.ts'
import { faultsOf } from '../rules/list-faults.ts'
import { subjectOf } from '../rules/judge.ts'
import { planSteps } from '../rules/plan-steps.ts'
import { changeApplication } from '../store/applications.ts'
import { insertSteps, shutSteps } from '../store/steps.ts'
import type { StartupDeps } from './deps.ts'
import { finishWhenDone } from './finish-application.ts'
import { openTurn } from './open-turn.ts'
import { recordApplication } from './record.ts'
import { partiesOf, takeWhole } from './whole-application.ts'

/**
 * Hands the application in: everybody the policy names is asked, in its order. Throws `InvalidInput` with every missing item by name (scenario 1) and
 * everything that stops it (scenario 2), `Conflict`, `RuleBroken('application-closed')`.
 */
export async function submitApplication(
  deps: StartupDeps,
  actor: Actor,
  input: { readonly applicationId: string; readonly version?: number | undefined },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const whole = await takeWhole(deps, tx, actor, input)
    const { application, judgement, inForce } = whole
    permit(actor, startupPermissions.fillIn, {
      unitId: application.unitId,
      partyIds: partiesOf(whole),
    })
    if (!mayBeChanged(application.state)) throw new RuleBroken('application-closed')
    if (!judgement.maySubmit) throw new InvalidInput(faultsOf(judgement))
    const now = deps.clock.now()
    const round = application.round + 1
    const plan = planSteps({
      policy: inForce.policy,
      subject: subjectOf(application),
      form: judgement.form,
      check: judgement.check,
    })
    const submitted: Application = { ...application, state: 'waiting', round, submittedAt: now }
    const steps = newSteps(deps, submitted, plan)
    await shutSteps(tx, actor.orgId, application.id)
    await insertSteps(tx, actor.orgId, steps)
    const change = { state: 'waiting', round, submittedAt: now, changedAt: now } as const
    await changeApplication(tx, actor.orgId, application, change)
    await openTurn(deps, tx, actor.orgId, { application: submitted, steps })
    await finishWhenDone(deps, tx, actor, { whole: { ...whole, application: submitted }, steps })
    await recordApplication(deps, tx, actor, {
      application,
      kind: 'application.submitted',
      ruleIds: [...new Set(steps.map(({ ruleId }) => ruleId))],
      facts: { round, steps: steps.map(({ kind, role }) => `${kind}:${role}`) },
    })
  })
}

/** Ids sort in the order of the plan, so that steps asked at the same time are always shown in the policy's order. */
export function newSteps(
  deps: Pick<StartupDeps, 'clock'>,
  application: Pick<Application, 'id' | 'round'>,
  plan: readonly PlannedStep[],
): readonly Step[] {
  const ids = plan.map(() => newId<'application-step'>(deps.clock)).toSorted()
  return plan.map((planned, at) => {
    const step = newStep(deps, application, planned)
    return { ...step, id: ids[at] ?? step.id }
  })
}

export function newStep(
  deps: Pick<StartupDeps, 'clock'>,
  { id, round }: Pick<Application, 'id' | 'round'>,
  planned: PlannedStep,
): Step {
  return {
    ...planned,
    id: newId(deps.clock),
    applicationId: id,
    round,
    platformId: null,
    askedReason: null,
    openedAt: null,
    remindedAt: null,
    outcome: null,
    reason: null,
    verdict: null,
    decidedBy: null,
    decidedFor: null,
    decidedAt: null,
  }
}
