import { permit, type PersonActor } from '#core/actor.ts'
import { NotFound } from '#core/errors.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { findRegistered, readRegistered } from '#modules/accounts/index.ts'
import {
  mayDecide,
  readPeople,
  readRoleFinder,
  readUnits,
  type MayDecide,
  type Unit,
} from '#modules/organisation/index.ts'
import { platformStanding, type PlatformStanding } from '#modules/policy/index.ts'
import type { StartupDeps } from '../actions/deps.ts'
import { completeApplication, partiesOf, stepsOfRound, type Whole } from '../actions/whole-application.ts'
import { startupPermissions } from '../permissions.ts'
import { mayBeChanged, type Step } from '../rules/application.ts'
import { decidersOf } from '../rules/deciders.ts'
import { audienceOf, platformAnswer, platformOf, purposeOf } from '../rules/derive-opening.ts'
import { findOverlaps, type Overlap } from '../rules/find-overlaps.ts'
import { applicationName } from '../rules/name-application.ts'
import { openNow } from '../rules/progress.ts'
import { findApplication } from '../store/applications.ts'
import { findStep } from '../store/steps.ts'

/** A step with the names of those who answered it, or who may. */
export type NamedStep = Step & {
  readonly byName: string | null
  readonly forName: string | null
  readonly mayAnswer: readonly string[]
}

export type Decision = {
  readonly step: NamedStep
  readonly whole: Whole
  readonly name: string
  readonly verdict: MayDecide
  /** Whether the step can be answered just now: it is its turn, and nobody has. */
  readonly isOpen: boolean
  readonly inPlaceOf: string | null
  /** Of the round under way, in order; an exception stands by itself. */
  readonly steps: readonly NamedStep[]
  /** Answers of earlier rounds, and decided exceptions. */
  readonly earlier: readonly NamedStep[]
  readonly partyNames: readonly string[]
  readonly names: ReadonlyMap<string, string>
  readonly units: readonly Unit[]
  readonly standing: PlatformStanding | null
  readonly overlaps: readonly Overlap[]
}

/** Everything somebody needs to answer one step. Throws `NotFound`. */
export async function readDecision(
  deps: Pick<StartupDeps, 'db' | 'clock' | 'policies'>,
  actor: PersonActor,
  stepId: string,
): Promise<Decision> {
  permit(actor, startupPermissions.read, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const step = await findStep(tx, orgId, stepId)
    const application = step === null ? null : await findApplication(tx, orgId, step.applicationId)
    if (step === null || application === null) throw new NotFound('application-step', stepId)
    const whole = await completeApplication(deps, tx, orgId, application)
    const finder = await readRoleFinder(tx, orgId, deps.clock.now())
    const people = await readPeople(tx, orgId)
    const names = new Map<string, string>(people.map((person) => [person.id, person.fullName]))
    const round = stepsOfRound(whole)
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
    const named = (one: Step): NamedStep => {
      const { eligible } = decidersOf(finder, { application, step: one, steps: round })
      return {
        ...one,
        byName: nameOf(one.decidedBy),
        forName: nameOf(one.decidedFor),
        mayAnswer: one.outcome === null ? [...new Set(eligible.map(({ person }) => person.fullName))] : [],
      }
    }
    const verdict = mayDecide(actor, decidersOf(finder, { application, step, steps: round }))
    const account =
      application.accountId === null ? null : await findRegistered(tx, orgId, application.accountId)
    return {
      ...(await platformAndOverlaps(tx, orgId, whole, step)),
      step: named(step),
      whole,
      name: applicationName(application, account?.name ?? null),
      verdict,
      isOpen: isOpenStep(whole, step),
      inPlaceOf: verdict.may && verdict.as !== actor.id ? nameOf(verdict.as) : null,
      steps: round.map(named),
      earlier: whole.steps.filter((one) => !round.includes(one) && one.outcome !== null).map(named),
      partyNames: partiesOf(whole).map((id) => names.get(id) ?? ''),
      names,
      units: await readUnits(tx, orgId),
    }
  })
}

function isOpenStep(whole: Whole, step: Step): boolean {
  const { state, round } = whole.application
  if (step.outcome !== null) return false
  if (step.kind === 'override') return mayBeChanged(state) && step.openedAt !== null
  const isTurn = openNow(stepsOfRound(whole)).some(({ id }) => id === step.id)
  return step.round === round && isTurn && (state === 'waiting' || (state === 'approved' && !step.isBlocking))
}

async function platformAndOverlaps(
  tx: Tx,
  orgId: OrgId,
  { application, inForce, judgement }: Whole,
  step: Step,
): Promise<Pick<Decision, 'standing' | 'overlaps'>> {
  const { policy } = inForce
  const { answers, unitId } = application
  const typed = step.platformId ?? platformAnswer(judgement.form, answers)
  const words = `${purposeOf(judgement.form, answers)} ${audienceOf(policy, judgement.form, answers)}`
  const platformId = platformOf(policy, judgement.form, answers)?.id ?? null
  const accounts = await readRegistered(tx, orgId)
  const others = accounts.filter(
    (account) => account.id !== application.accountId && account.applicationId !== application.id,
  )
  const isNew = application.kind !== 'closing' && application.accountId === null
  return {
    standing: typed === '' ? null : platformStanding(policy, typed),
    overlaps: isNew ? findOverlaps({ platformId, unitId, words }, others) : [],
  }
}
