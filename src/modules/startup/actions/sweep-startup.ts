import { systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readOrganisations, readRoleFinder, type RoleFinder } from '#modules/organisation/index.ts'
import type { Step } from '../rules/application.ts'
import { remindAt } from '../rules/progress.ts'
import { findApplication, takeApplication } from '../store/applications.ts'
import { noteReminded, readOpenSteps, readSteps } from '../store/steps.ts'
import type { StartupDeps } from './deps.ts'
import { makeMissingLetters } from './make-letter.ts'
import { tellStep } from './open-turn.ts'
import { recordApplication } from './record.ts'

/**
 * Reminds those who have been asked for as long as the policy says, tells whoever has got a role or a deputyship since the question was put, and
 * writes the letters that are missing. Each reminder is noted with it, so a killed or doubled sweep reminds once.
 */
export async function sweepStartup(deps: StartupDeps): Promise<void> {
  const organisations = await deps.db.system((tx) => readOrganisations(tx))
  const failures: unknown[] = []
  // what fails in one organisation must not keep the others from theirs
  for (const { orgId } of organisations) {
    for (const part of [askAgain, makeMissingLetters])
      await part(deps, orgId).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, 'startup')
}

async function askAgain(deps: StartupDeps, orgId: OrgId): Promise<void> {
  const due = await deps.db.forOrg(orgId, (tx) => tellNewcomers(deps, tx, orgId))
  for (const { id, applicationId } of due)
    await deps.db.forOrg(orgId, (tx) => remind(deps, tx, orgId, { id, applicationId }))
}

/** Gives the steps that are to be reminded of. Whoever has been told of a question already is not told again. */
async function tellNewcomers(deps: StartupDeps, tx: Tx, orgId: OrgId): Promise<readonly Step[]> {
  const open = await readOpenSteps(tx, orgId)
  if (open.length === 0) return []
  const finder = await readRoleFinder(tx, orgId, deps.clock.now())
  for (const step of open) await tellAgain(deps, tx, orgId, { step, finder })
  return open.filter((step) => isDue(deps, step))
}

async function tellAgain(
  deps: Pick<StartupDeps, 'events'>,
  tx: Tx,
  orgId: OrgId,
  { step, finder }: { readonly step: Step; readonly finder: RoleFinder },
): Promise<void> {
  const application = await findApplication(tx, orgId, step.applicationId)
  if (application === null || step.openedAt === null) return
  const steps = (await readSteps(tx, orgId, application.id)).filter(({ round }) => round === step.round)
  await tellStep(deps, tx, orgId, { application, steps, step, at: step.openedAt, finder })
}

function isDue(deps: Pick<StartupDeps, 'clock'>, step: Parameters<typeof remindAt>[0]): boolean {
  const at = remindAt(step)
  return at !== null && Temporal.Instant.compare(at, deps.clock.now()) <= 0
}

async function remind(
  deps: StartupDeps,
  tx: Tx,
  orgId: OrgId,
  { id, applicationId }: { readonly id: string; readonly applicationId: string },
): Promise<void> {
  const application = await takeApplication(tx, orgId, applicationId)
  const steps = await readSteps(tx, orgId, application.id)
  const step = steps.find((one) => one.id === id)
  // somebody may have answered, or reminded, in the meantime
  if (step === undefined || !isDue(deps, step)) return
  const at = deps.clock.now()
  await noteReminded(tx, orgId, step.id, at)
  const ofRound = steps.filter(({ round }) => round === application.round)
  const finder = await readRoleFinder(tx, orgId, at)
  await tellStep(deps, tx, orgId, { application, steps: ofRound, step, at, finder, isReminder: true })
  await recordApplication(deps, tx, systemActor(orgId, 'startup'), {
    application,
    kind: 'application.reminded',
    ruleIds: [step.ruleId],
    facts: { stepId: step.id, role: step.role },
  })
}
