import { permit, systemActor, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { Conflict, InvalidInput, NotFound, RuleBroken, type FieldProblem } from '#core/errors.ts'
import { acknowledgeClosing } from '#modules/accounts/index.ts'
import { mayDecide } from '#modules/organisation/index.ts'
import { startupPermissions } from '../permissions.ts'
import { mayBeChanged, type Step, type StepOutcome } from '../rules/application.ts'
import { needsReason, openNow, outcomesFor } from '../rules/progress.ts'
import { changeApplication, findApplication } from '../store/applications.ts'
import { decideStep as keepDecision, shutSteps, type Decided } from '../store/steps.ts'
import type { StartupDeps } from './deps.ts'
import { findDeciders } from './find-deciders.ts'
import { finishWhenDone } from './finish-application.ts'
import { openTurn } from './open-turn.ts'
import { recordApplication } from './record.ts'
import { partiesOf, personBehind, stepsOfRound, takeWhole, type Whole } from './whole-application.ts'

export type StepDecision = {
  readonly applicationId: string
  readonly stepId: string
  readonly outcome: StepOutcome
  readonly reason?: string | undefined
  readonly verdict?: 'good' | 'lacking' | undefined
}

/**
 * One person's answer to what they are asked. The last yes opens the account or gives the assignment in the same transaction; a no sends the
 * application back to all parties. Throws `Conflict('step-decided')` when somebody was first, `RuleBroken('not-your-turn' | 'not-your-step' |
 * 'own-application')`, `InvalidInput` (reason, verdict), and what opening the account may throw.
 */
export async function decideStep(deps: StartupDeps, actor: Actor, input: StepDecision): Promise<void> {
  permit(actor, startupPermissions.decide, null)
  await acknowledgeNotice(deps, actor, input)
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const whole = await takeWhole(deps, tx, actor, input)
    const step = takeTurn(whole, input.stepId)
    const decided = await checkDecision(deps, tx, actor, { whole, step, input })
    await keepDecision(tx, actor.orgId, step.id, decided)
    await deps.events.stepsClosed(tx, actor.orgId, { stepIds: [step.id], at: decided.decidedAt })
    const steps = stepsOfRound(whole).map((one) => (one.id === step.id ? { ...one, ...decided } : one))
    await recordApplication(deps, tx, actor, {
      application: whole.application,
      kind: `application.step-${decided.outcome}`,
      ruleIds: [step.ruleId],
      facts: {
        stepId: step.id,
        step: step.kind,
        role: step.role,
        onBehalfOf: decided.decidedFor,
        ...(step.platformId === null ? {} : { platform: step.platformId }),
        ...(decided.verdict === null ? {} : { verdict: decided.verdict }),
      },
    })
    await goOn(deps, tx, actor, { whole, steps, step: { ...step, ...decided } })
  })
}

/** The order holds here: nobody answers before their turn, and nobody twice. */
function takeTurn(whole: Whole, stepId: string): Step {
  const step = whole.steps.find(({ id }) => id === stepId)
  if (step === undefined) throw new NotFound('application-step', stepId)
  if (step.outcome !== null) throw new Conflict('step-decided')
  const { state, round } = whole.application
  if (step.kind === 'override') {
    if (!mayBeChanged(state) || step.openedAt === null) throw new RuleBroken('not-your-turn')
    return step
  }
  // what is to be done after the start is done after it
  const isAfter = state === 'approved' && !step.isBlocking
  const isTurn = openNow(stepsOfRound(whole)).some(({ id }) => id === stepId)
  if (step.round !== round || !isTurn || !(state === 'waiting' || isAfter))
    throw new RuleBroken('not-your-turn', { ruleId: step.ruleId })
  return step
}

type Checked = { readonly whole: Whole; readonly step: Step; readonly input: StepDecision }

async function checkDecision(
  deps: StartupDeps,
  tx: Tx,
  actor: Actor,
  { whole, step, input }: Checked,
): Promise<Decided> {
  const person = personBehind(actor)
  const at = deps.clock.now()
  const asked = { application: whole.application, step, steps: stepsOfRound(whole), at }
  const { deciderIds, partyIds } = await findDeciders(tx, actor.orgId, asked)
  const verdict = mayDecide(person, { deciderIds, partyIds })
  if (!verdict.may) {
    const code = verdict.because === 'own' ? 'own-application' : 'not-your-step'
    throw new RuleBroken(code, { ruleId: step.ruleId })
  }
  const reason = input.reason?.trim() ?? ''
  const problems = problemsIn(step, input, reason)
  if (problems.length > 0) throw new InvalidInput(problems)
  return {
    outcome: input.outcome,
    reason: reason === '' ? null : reason,
    verdict: step.wantsVerdict ? (input.verdict ?? null) : null,
    decidedBy: person.id,
    decidedFor: verdict.as === person.id ? null : verdict.as,
    decidedAt: at,
  }
}

function problemsIn(step: Step, { outcome, verdict }: StepDecision, reason: string): FieldProblem[] {
  const fault = (field: string, code: string, isBroken: boolean) => (isBroken ? [{ field, code }] : [])
  return [
    ...fault('outcome', 'not-an-option', !outcomesFor(step.kind).includes(outcome)),
    ...fault('reason', 'reason-required', reason === '' && needsReason(step.kind, outcome)),
    ...fault('verdict', 'verdict-required', step.wantsVerdict && verdict === undefined),
  ]
}

type Going = { readonly whole: Whole; readonly steps: readonly Step[]; readonly step: Step }

async function goOn(deps: StartupDeps, tx: Tx, actor: Actor, { whole, steps, step }: Going): Promise<void> {
  const { application } = whole
  const changedAt = deps.clock.now()
  if (step.kind === 'override' || application.state === 'approved') {
    await changeApplication(tx, actor.orgId, application, { changedAt })
    if (step.kind === 'override') await tellException(deps, tx, actor, { whole, step })
    return
  }
  if (step.outcome === 'no') {
    const stepIds = await shutSteps(tx, actor.orgId, application.id)
    await deps.events.stepsClosed(tx, actor.orgId, { stepIds, at: changedAt })
    await changeApplication(tx, actor.orgId, application, { state: 'returned', changedAt })
    await deps.events.settled(tx, actor.orgId, {
      applicationId: application.id,
      state: 'returned',
      at: changedAt,
      toIds: partiesOf(whole),
    })
    return
  }
  await openTurn(deps, tx, actor.orgId, { application, steps })
  const isEnd = await finishWhenDone(deps, tx, actor, { whole, steps })
  if (!isEnd) await changeApplication(tx, actor.orgId, application, { changedAt })
}

async function tellException(
  deps: Pick<StartupDeps, 'clock' | 'events'>,
  tx: Tx,
  { orgId }: Actor,
  { whole, step }: Pick<Going, 'whole' | 'step'>,
): Promise<void> {
  await deps.events.settled(tx, orgId, {
    applicationId: whole.application.id,
    state: step.outcome === 'yes' ? 'exception-granted' : 'exception-refused',
    at: deps.clock.now(),
    toIds: partiesOf(whole),
  })
}

/**
 * F-071: the register has its own note of who has read the notice. Written first and harmless to repeat, so that a process killed in between leaves
 * only an acknowledgement to give again. Who may is decided by the step, and the register is told by name.
 */
async function acknowledgeNotice(deps: StartupDeps, actor: Actor, input: StepDecision): Promise<void> {
  const person = personBehind(actor)
  const accountId = await deps.db.forOrg(actor.orgId, async (tx) => {
    const application = await findApplication(tx, actor.orgId, input.applicationId)
    if (application?.kind !== 'closing') return null
    const whole = await takeWhole(deps, tx, actor, input)
    const step = takeTurn(whole, input.stepId)
    await checkDecision(deps, tx, actor, { whole, step, input })
    return step.kind === 'acknowledge' ? application.accountId : null
  })
  if (accountId === null) return
  const told = { ...systemActor(actor.orgId, person.id), name: person.name }
  await acknowledgeClosing(deps.accounts, told, { accountId })
}
