import { permit, type Actor } from '#core/actor.ts'
import { NotFound, RuleBroken } from '#core/errors.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import { itemSubject, loadStanding } from '../standing.ts'
import { lockCase, updateCase } from '../store/cases.ts'
import { removePoliceRow } from '../store/police-reports.ts'
import { recordCase } from './case-ledger.ts'
import { readReason } from './unhide.ts'

/**
 * Takes a decision back before anything was done on the network: wrong ground, or the message may stay. Evidence and registrations remain.
 * Throws `RuleBroken` `acted-already` or `case-ended`.
 */
export async function withdrawCase(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly caseId: string; readonly reason: string },
): Promise<void> {
  const { orgId } = actor
  const reason = readReason(input.reason)
  await deps.db.forOrg(orgId, async (tx) => {
    const current = await lockCase(tx, orgId, input.caseId)
    if (current === null) throw new NotFound('case', input.caseId)
    const standing = await loadStanding(deps, tx, orgId, { messageId: current.messageId })
    permit(actor, moderationPermissions.act, itemSubject(standing))
    if (current.state !== 'open') throw new RuleBroken('case-ended')
    if (!['none', 'refused'].includes(standing.facts.action)) throw new RuleBroken('acted-already')
    await updateCase(tx, orgId, current.id, {
      state: 'withdrawn',
      endedAt: deps.clock.now(),
      endedReason: reason,
    })
    await removePoliceRow(tx, orgId, current.id)
    await recordCase(tx, deps.clock, actor, {
      kind: 'moderation.case-withdrawn',
      messageId: current.messageId,
      ruleIds: [current.groundRuleId],
      policyVersion: current.policyVersionId,
      facts: { caseId: current.id },
    })
  })
}
