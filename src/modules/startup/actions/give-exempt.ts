import { permit, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { giveAssignment } from '#modules/accounts/index.ts'
import type { StartupForm } from '#modules/policy/index.ts'
import { startupPermissions } from '../permissions.ts'
import type { Application } from '../rules/application.ts'
import { insertApplication } from '../store/applications.ts'
import type { StartupDeps } from './deps.ts'
import { recordApplication } from './record.ts'

type Exempt = {
  readonly application: Application
  readonly exemption: Extract<StartupForm, { need: 'exempt' }>
  readonly endsAt: Temporal.Instant | null
}

/** B-034: monitoring only needs no plan and no approval, comes into no register, and lets nobody publish or reply. */
export async function giveExempt(
  deps: StartupDeps,
  tx: Tx,
  actor: Actor,
  { application, exemption, endsAt }: Exempt,
): Promise<Application> {
  const assigneeId = application.assigneeId ?? application.applicantId
  if (assigneeId !== application.applicantId)
    permit(actor, startupPermissions.assignOthers, { unitId: application.unitId })
  const rights = exemption.grants.map((grant) => (grant === 'monitor' ? 'watch' : grant))
  const given = await giveAssignment(deps.accounts, tx, actor, {
    accountId: null,
    personId: assigneeId,
    kind: 'monitoring-only',
    rights,
    isPublic: false,
    endsAt,
    applicationId: application.id,
  })
  const now = deps.clock.now()
  const done: Application = {
    ...application,
    state: 'approved',
    accountId: null,
    assignmentId: given.id,
    submittedAt: now,
    endedAt: now,
  }
  await insertApplication(tx, actor.orgId, done)
  await recordApplication(deps, tx, actor, {
    application: done,
    kind: 'application.exempt',
    ruleIds: [exemption.citation.ruleId],
    facts: { assigneeId, assignmentId: given.id, assignmentType: done.assignmentType },
  })
  return done
}
