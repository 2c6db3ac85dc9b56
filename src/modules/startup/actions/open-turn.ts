import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import { readRoleFinder, type RoleFinder } from '#modules/organisation/index.ts'
import type { Application, Step } from '../rules/application.ts'
import { decidersOf } from '../rules/deciders.ts'
import { openNow } from '../rules/progress.ts'
import { openSteps } from '../store/steps.ts'
import type { StartupDeps } from './deps.ts'

/** Asks everybody whose turn it has become, and tells them. Asking twice changes nothing. */
export async function openTurn(
  deps: Pick<StartupDeps, 'clock' | 'events'>,
  tx: Tx,
  orgId: OrgId,
  asked: { readonly application: Application; readonly steps: readonly Step[] },
): Promise<void> {
  const at = deps.clock.now()
  const fresh = openNow(asked.steps).filter(({ openedAt }) => openedAt === null)
  if (fresh.length === 0) return
  await openSteps(
    tx,
    orgId,
    fresh.map(({ id }) => id),
    at,
  )
  const finder = await readRoleFinder(tx, orgId, at)
  for (const step of fresh) await tellStep(deps, tx, orgId, { ...asked, step, at, finder })
}

export type Telling = {
  readonly application: Application
  readonly steps: readonly Step[]
  readonly step: Step
  readonly at: Temporal.Instant
  readonly finder: RoleFinder
  readonly isReminder?: boolean
}

/** Where nobody can answer the administrators are told, who can give somebody the role: an application never waits unseen. */
export async function tellStep(
  { events }: Pick<StartupDeps, 'events'>,
  tx: Tx,
  orgId: OrgId,
  { application, steps, step, at, finder, isReminder = false }: Telling,
): Promise<void> {
  const { eligible } = decidersOf(finder, { application, step, steps })
  const isVacant = eligible.length === 0
  const told = isVacant ? finder.holders('administrator', null) : eligible
  await events.stepOpened(tx, orgId, {
    applicationId: application.id,
    stepId: step.id,
    kind: step.kind,
    role: step.role,
    toIds: [...new Set(told.map(({ person }) => person.id))],
    isVacant,
    at,
    isReminder,
  })
}
