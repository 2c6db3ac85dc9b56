import { permit, type Actor } from '#core/actor.ts'
import { Conflict, NotFound, RuleBroken } from '#core/errors.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import { readPoliceSettlement } from '../rules/police.ts'
import { lockCase } from '../store/cases.ts'
import { findPoliceReport, settlePoliceRow } from '../store/police-reports.ts'
import { recordCase } from './case-ledger.ts'
import { finishCase } from './finish-case.ts'

/**
 * The affected service's part of a crime: the number of the report, or the reasoned decision not to report (F-027, F-131, scenario 16).
 * Throws `InvalidInput`, `RuleBroken` `no-police-report` and `Conflict` `police-settled`.
 */
export async function settlePoliceReport(
  deps: ModerationDeps,
  actor: Actor,
  input: {
    readonly caseId: string
    readonly reportNumber?: string | undefined
    readonly reason?: string | undefined
  },
): Promise<void> {
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const current = await lockCase(tx, orgId, input.caseId)
    if (current === null) throw new NotFound('case', input.caseId)
    const report = await findPoliceReport(tx, orgId, current.id)
    permit(actor, moderationPermissions.settlePolice, { unitId: report?.unitId ?? current.unitId })
    if (report === null) throw new RuleBroken('no-police-report', { ruleId: current.groundRuleId })
    if (report.state !== 'open') throw new Conflict('police-settled', { state: report.state })
    const settlement = readPoliceSettlement(input)
    const { policy } = await deps.policies.version(tx, orgId, current.policyVersionId)
    await settlePoliceRow(tx, orgId, current.id, {
      state: settlement.as,
      reportNumber: settlement.as === 'reported' ? settlement.reportNumber : null,
      reason: settlement.as === 'decided-not' ? settlement.reason : null,
      settledAt: deps.clock.now(),
      settledBy: actor.id,
    })
    await recordCase(tx, deps.clock, actor, {
      kind: 'moderation.police-settled',
      messageId: current.messageId,
      ruleIds: [policy.moderation.policeReport.id, current.groundRuleId],
      policyVersion: current.policyVersionId,
      facts: {
        caseId: current.id,
        as: settlement.as,
        reportNumber: settlement.as === 'reported' ? settlement.reportNumber : null,
      },
    })
    await finishCase(deps, tx, actor, current.messageId)
  })
}
