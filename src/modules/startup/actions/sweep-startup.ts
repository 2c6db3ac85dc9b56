import { systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readOrganisations } from '#modules/organisation/index.ts'
import { remindAt } from '../rules/progress.ts'
import { takeApplication } from '../store/applications.ts'
import { noteReminded, readOpenSteps, readSteps } from '../store/steps.ts'
import type { StartupDeps } from './deps.ts'
import { tellStep } from './open-turn.ts'
import { recordApplication } from './record.ts'

/** Reminds those who have been asked for as long as the policy says. Each reminder is noted with it, so a killed or doubled sweep reminds once. */
export async function sweepStartup(deps: StartupDeps): Promise<void> {
  const organisations = await deps.db.system((tx) => readOrganisations(tx))
  for (const { orgId } of organisations) {
    const due = await deps.db.forOrg(orgId, async (tx) =>
      (await readOpenSteps(tx, orgId)).filter((step) => isDue(deps, step)),
    )
    for (const { id, applicationId } of due)
      await deps.db.forOrg(orgId, (tx) => remind(deps, tx, orgId, { id, applicationId }))
  }
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
  await noteReminded(tx, orgId, step.id, deps.clock.now())
  const ofRound = steps.filter(({ round }) => round === application.round)
  await tellStep(deps, tx, orgId, { application, steps: ofRound, step, isReminder: true })
  await recordApplication(deps, tx, systemActor(orgId, 'startup'), {
    application,
    kind: 'application.reminded',
    ruleIds: [step.ruleId],
    facts: { stepId: step.id, role: step.role },
  })
}
