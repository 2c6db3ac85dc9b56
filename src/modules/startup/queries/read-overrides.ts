import { permit, type PersonActor } from '#core/actor.ts'
import { findRegistered } from '#modules/accounts/index.ts'
import { readPeople, readUnits } from '#modules/organisation/index.ts'
import { platformStanding, type PlatformStanding } from '#modules/policy/index.ts'
import type { StartupDeps } from '../actions/deps.ts'
import { startupPermissions } from '../permissions.ts'
import type { Application, Step } from '../rules/application.ts'
import { applicationName } from '../rules/name-application.ts'
import { findApplication } from '../store/applications.ts'
import { readOverrides as readSteps } from '../store/steps.ts'

export type DecidedException = {
  readonly step: Step
  readonly application: Application
  readonly name: string
  readonly unitName: string
  readonly askedBy: string
  readonly decidedBy: string | null
  readonly decidedFor: string | null
  /** As the policy that the application is tried under has it. */
  readonly standing: PlatformStanding
}

/** Every exception from a platform's standing that was asked for, open ones first, then the latest decided (F-031). */
export async function readExceptions(
  deps: Pick<StartupDeps, 'db' | 'policies'>,
  actor: PersonActor,
): Promise<readonly DecidedException[]> {
  permit(actor, startupPermissions.read, null)
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const people = new Map<string, string>(
      (await readPeople(tx, orgId)).map((person) => [person.id, person.fullName]),
    )
    const units = new Map((await readUnits(tx, orgId)).map((unit) => [unit.id, unit.name]))
    const found: DecidedException[] = []
    for (const step of await readSteps(tx, orgId)) {
      const application = await findApplication(tx, orgId, step.applicationId)
      if (application === null || step.platformId === null) continue
      const { policy } = await deps.policies.version(tx, orgId, application.policyVersionId)
      const account =
        application.accountId === null ? null : await findRegistered(tx, orgId, application.accountId)
      found.push({
        step,
        application,
        name: applicationName(application, account?.name ?? null),
        unitName: units.get(application.unitId) ?? '',
        askedBy: people.get(application.applicantId) ?? '',
        decidedBy: step.decidedBy === null ? null : (people.get(step.decidedBy) ?? null),
        decidedFor: step.decidedFor === null ? null : (people.get(step.decidedFor) ?? null),
        standing: platformStanding(policy, step.platformId),
      })
    }
    return found
  })
}
