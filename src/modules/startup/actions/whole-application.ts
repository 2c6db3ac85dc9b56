import type { Actor, PersonActor } from '#core/actor.ts'
import { toLocal, type Clock } from '#core/clock.ts'
import { RuleBroken } from '#core/errors.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId, PersonId } from '#core/ids.ts'
import { readRegistered } from '#modules/accounts/index.ts'
import { readPeople, readUnits } from '#modules/organisation/index.ts'
import type { PolicyInForce } from '#modules/policy/index.ts'
import type { Application, Step } from '../rules/application.ts'
import type { Around } from '../rules/check-names.ts'
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

type Reading = Pick<StartupDeps, 'policies'> & { readonly clock: Clock }

export async function completeApplication(
  deps: Reading,
  tx: Tx,
  orgId: OrgId,
  application: Application,
): Promise<Whole> {
  const steps = await readSteps(tx, orgId, application.id)
  const inForce = await deps.policies.version(tx, orgId, application.policyVersionId)
  const around = await readAround(deps, tx, orgId)
  return { application, steps, inForce, judgement: judge(inForce.policy, application, steps, around) }
}

async function readAround({ clock }: Pick<Reading, 'clock'>, tx: Tx, orgId: OrgId): Promise<Around> {
  const people = await readPeople(tx, orgId)
  const units = await readUnits(tx, orgId)
  return {
    personIds: new Set(people.filter(({ isActive }) => isActive).map(({ id }) => id)),
    unitIds: new Set(units.map(({ id }) => id)),
    accounts: await readRegistered(tx, orgId),
    today: toLocal(clock.now()).toPlainDate(),
  }
}

/** Takes the application for this transaction, with everything it is judged by. Throws `NotFound`, `Conflict('application-changed')`. */
export async function takeWhole(
  deps: Reading,
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

/** Applications and decisions are persons': a program acts for somebody or not at all. Throws `RuleBroken('person-needed')`. */
export function personBehind(actor: Actor): PersonActor {
  if (actor.kind === 'person') return actor
  if (actor.kind === 'token' && actor.person !== undefined) return actor.person
  throw new RuleBroken('person-needed')
}

/** Who fills it in together: the applicant, whoever gets the assignment, and those named in an answer who also confirm the plan (B-032). */
export function partiesOf({
  application,
  judgement,
}: Pick<Whole, 'application' | 'judgement'>): readonly PersonId[] {
  const { applicantId, assigneeId, answers } = application
  const named = (judgement.form?.confirmedBy ?? []).map((role) => answers[role])
  const ids = [
    applicantId,
    assigneeId,
    ...named.map((answer) => (typeof answer === 'string' ? answer : null)),
  ]
  return [...new Set(ids.filter((id) => id !== null))] as PersonId[]
}
