import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { Application, Step } from '../rules/application.ts'
import { openNow } from '../rules/progress.ts'
import { openSteps } from '../store/steps.ts'
import type { StartupDeps } from './deps.ts'
import { findDeciders } from './find-deciders.ts'

/** Asks everybody whose turn it has become, and tells them. Asking twice changes nothing. */
export async function openTurn(
  deps: Pick<StartupDeps, 'clock' | 'events'>,
  tx: Tx,
  orgId: OrgId,
  asked: { readonly application: Application; readonly steps: readonly Step[] },
): Promise<void> {
  const at = deps.clock.now()
  const fresh = openNow(asked.steps).filter(({ openedAt }) => openedAt === null)
  await openSteps(
    tx,
    orgId,
    fresh.map(({ id }) => id),
    at,
  )
  for (const step of fresh) await tellStep(deps, tx, orgId, { ...asked, step, isReminder: false })
}

export async function tellStep(
  deps: Pick<StartupDeps, 'clock' | 'events'>,
  tx: Tx,
  orgId: OrgId,
  told: {
    readonly application: Application
    readonly steps: readonly Step[]
    readonly step: Step
    readonly isReminder: boolean
  },
): Promise<void> {
  const { application, steps, step, isReminder } = told
  const { eligible } = await findDeciders(tx, orgId, { application, step, steps, at: deps.clock.now() })
  await deps.events.stepOpened(tx, orgId, {
    applicationId: application.id,
    stepId: step.id,
    kind: step.kind,
    toIds: [...new Set(eligible.map(({ person }) => person.id))],
    isReminder,
  })
}
