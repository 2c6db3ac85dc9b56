import type { Actor, PersonActor } from '#core/actor.ts'
import { NotPermitted } from '#core/errors.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import type { Application, Step } from '../rules/application.ts'
import { judge, type Judgement } from '../rules/judge.ts'
import { takeApplication } from '../store/applications.ts'
import { readSteps } from '../store/steps.ts'
import type { StartupDeps } from './deps.ts'

export type Whole = {
  readonly application: Application
  /** Of every round. */
  readonly steps: readonly Step[]
  readonly inForce: PolicyInForce
  readonly judgement: Judgement
}

export async function completeApplication(
  deps: Pick<StartupDeps, 'policies'>,
  tx: Tx,
  orgId: OrgId,
  application: Application,
): Promise<Whole> {
  const steps = await readSteps(tx, orgId, application.id)
  const inForce = await deps.policies.version(tx, orgId, application.policyVersionId)
  return { application, steps, inForce, judgement: judge(inForce.policy, application, steps) }
}

/** Takes the application for this transaction, with everything it is judged by. Throws `NotFound`, `Conflict('application-changed')`. */
export async function takeWhole(
  deps: Pick<StartupDeps, 'policies'>,
  tx: Tx,
  actor: Actor,
  input: { readonly applicationId: string; readonly version?: number | undefined },
): Promise<Whole> {
  const application = await takeApplication(tx, actor.orgId, input.applicationId, input.version)
  return completeApplication(deps, tx, actor.orgId, application)
}

/** The steps of the round that is under way. Exceptions from a platform's standing belong to no round. */
export function stepsOfRound({ application, steps }: Pick<Whole, 'application' | 'steps'>): readonly Step[] {
  return steps.filter((step) => step.kind !== 'override' && step.round === application.round)
}

/** Applications and decisions are persons': a program acts for somebody or not at all. */
export function personBehind(actor: Actor): PersonActor {
  if (actor.kind === 'person') return actor
  if (actor.kind === 'token' && actor.person !== undefined) return actor.person
  throw new NotPermitted('applications:write')
}

/** Who fills it in together: the applicant, whoever gets the assignment, and those named in an answer who also confirm the plan (B-032). */
export function partiesOf({ application, judgement }: Pick<Whole, 'application' | 'judgement'>): readonly PersonId[] {
  const { applicantId, assigneeId, answers } = application
  const named = (judgement.form?.confirmedBy ?? []).map((role) => answers[role])
  const ids = [applicantId, assigneeId, ...named.map((answer) => (typeof answer === 'string' ? answer : null))]
  return [...new Set(ids.filter((id) => id !== null))] as PersonId[]
}
