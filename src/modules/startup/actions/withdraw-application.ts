import { permit, systemActor, type Actor } from '#core/actor.ts'
import { RuleBroken } from '#core/errors.ts'
import { withdrawClosing } from '#modules/accounts/index.ts'
import { startupPermissions } from '../permissions.ts'
import { isOpenState } from '../rules/application.ts'
import { changeApplication } from '../store/applications.ts'
import { shutSteps } from '../store/steps.ts'
import type { StartupDeps } from './deps.ts'
import { recordApplication } from './record.ts'
import { partiesOf, personBehind, takeWhole } from './whole-application.ts'

/** Takes the application back; what has been written and decided stays to read. Throws `RuleBroken('application-closed')`, `Conflict`. */
export async function withdrawApplication(
  deps: StartupDeps,
  actor: Actor,
  input: { readonly applicationId: string; readonly version?: number | undefined },
): Promise<void> {
  const closing = await deps.db.forOrg(actor.orgId, async (tx) => {
    const whole = await takeWhole(deps, tx, actor, input)
    const { application } = whole
    permit(actor, startupPermissions.withdraw, {
      unitId: application.unitId,
      partyIds: partiesOf(whole),
    })
    if (!isOpenState(application.state)) throw new RuleBroken('application-closed')
    const now = deps.clock.now()
    const stepIds = await shutSteps(tx, actor.orgId, application.id)
    await deps.events.stepsClosed(tx, actor.orgId, { stepIds, at: now })
    const change = { state: 'withdrawn', endedAt: now, changedAt: now } as const
    await changeApplication(tx, actor.orgId, application, change)
    await recordApplication(deps, tx, actor, { application, kind: 'application.withdrawn' })
    return application.kind === 'closing' ? application.accountId : null
  })
  if (closing === null) return
  const told = { ...systemActor(actor.orgId, personBehind(actor).id), name: actor.name }
  await withdrawClosing(deps.accounts, told, { accountId: closing }).catch((error: unknown) => {
    // the account's own page may have stopped the closing before
    if (!(error instanceof RuleBroken && error.code === 'closing-not-open')) throw error
  })
}
