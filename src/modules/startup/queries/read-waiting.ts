import type { PersonActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { findRegistered } from '#modules/accounts/index.ts'
import { mayDecide, readRoleFinder, readUnits, type RoleFinder } from '#modules/organisation/index.ts'
import { hasRole } from '#core/actor.ts'
import { findRule, roleName, type Citation, type LocalText } from '#modules/policy/index.ts'
import type { StartupDeps } from '../actions/deps.ts'
import type { Application, Step } from '../rules/application.ts'
import { decidersOf } from '../rules/deciders.ts'
import { applicationName } from '../rules/name-application.ts'
import { remindAt } from '../rules/progress.ts'
import { readApplications } from '../store/applications.ts'
import { readOpenSteps, readStepsOfAll } from '../store/steps.ts'

type Open = {
  readonly step: Step
  readonly application: Application
  /** In whose place the reader would answer; null for their own. */
  readonly inPlaceOf: string | null
  /** Nobody can answer, and the reader may give somebody the role. */
  readonly isVacant: boolean
}

export type Waiting = Open & {
  /** What it is about, as people call it: the account's name. */
  readonly name: string
  readonly unitName: string
  readonly applicantName: string
  readonly roleName: LocalText
  readonly citation: Citation | null
  readonly openedAt: Temporal.Instant
  /** The policy's time for an answer has run out. */
  readonly isLate: boolean
}

/** How many steps wait for this person just now: for the menu. */
export async function countWaiting(tx: Tx, actor: PersonActor, at: Temporal.Instant): Promise<number> {
  return (await findOpen(tx, actor, at)).open.length
}

/** Everything that waits for this person's answer, what has waited beyond its time first, then the oldest. */
export async function readWaiting(
  deps: Pick<StartupDeps, 'db' | 'clock' | 'policies'>,
  actor: PersonActor,
): Promise<readonly Waiting[]> {
  const { orgId } = actor
  const at = deps.clock.now()
  return deps.db.forOrg(orgId, async (tx) => {
    const { open, finder } = await findOpen(tx, actor, at)
    const units = new Map((await readUnits(tx, orgId)).map((unit) => [unit.id, unit.name]))
    const waiting: Waiting[] = []
    for (const one of open) {
      const { application, step } = one
      const { policy } = await deps.policies.version(tx, orgId, application.policyVersionId)
      const account =
        application.accountId === null ? null : await findRegistered(tx, orgId, application.accountId)
      waiting.push({
        ...one,
        name: applicationName(application, account?.name ?? null),
        unitName: units.get(application.unitId) ?? '',
        applicantName: finder.person(application.applicantId)?.fullName ?? '',
        roleName: roleName(policy, step.role),
        citation: findRule(policy, step.ruleId),
        openedAt: step.openedAt ?? at,
        isLate: isLate(step, at),
      })
    }
    return waiting.sort((a, b) => Number(b.isLate) - Number(a.isLate) || compareAge(a, b))
  })
}

const compareAge = (a: Waiting, b: Waiting): number => Temporal.Instant.compare(a.openedAt, b.openedAt)

/** Reminded of once already, or about to be. */
function isLate(step: Step, at: Temporal.Instant): boolean {
  if (step.remindedAt !== null) return true
  const remind = remindAt(step)
  return remind !== null && Temporal.Instant.compare(remind, at) <= 0
}

type Found = { readonly open: readonly Open[]; readonly finder: RoleFinder }

async function findOpen(tx: Tx, actor: PersonActor, at: Temporal.Instant): Promise<Found> {
  const { orgId } = actor
  const steps = await readOpenSteps(tx, orgId)
  const nobody: RoleFinder = { holders: () => [], lineUp: () => [], person: () => null }
  if (steps.length === 0) return { open: [], finder: nobody }
  const finder = await readRoleFinder(tx, orgId, at)
  const ids = [...new Set(steps.map(({ applicationId }) => applicationId))]
  const applications = new Map((await readApplications(tx, orgId, ids)).map((one) => [one.id, one]))
  const all = Map.groupBy(await readStepsOfAll(tx, orgId, ids), ({ applicationId }) => applicationId)
  const open = steps.flatMap((step) => {
    const application = applications.get(step.applicationId)
    if (application === undefined) return []
    const ofRound = (all.get(application.id) ?? []).filter(({ round }) => round === step.round)
    return openFor(actor, finder, { application, step, steps: ofRound })
  })
  return { open, finder }
}

function openFor(
  actor: PersonActor,
  finder: RoleFinder,
  asked: { readonly application: Application; readonly step: Step; readonly steps: readonly Step[] },
): readonly Open[] {
  const { application, step } = asked
  const { deciderIds, partyIds, eligible } = decidersOf(finder, asked)
  const verdict = mayDecide(actor, { deciderIds, partyIds })
  if (verdict.may) {
    const inPlaceOf = verdict.as === actor.id ? null : (finder.person(verdict.as)?.fullName ?? null)
    return [{ application, step, inPlaceOf, isVacant: false }]
  }
  const isVacant = eligible.length === 0 && hasRole(actor, 'administrator')
  return isVacant ? [{ application, step, inPlaceOf: null, isVacant }] : []
}
