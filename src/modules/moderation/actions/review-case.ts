import { permit, type Actor } from '#core/actor.ts'
import { Conflict, NotFound, RuleBroken } from '#core/errors.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import { itemSubject, loadStanding } from '../standing.ts'
import { lockCase, updateCase } from '../store/cases.ts'
import { recordCase } from './case-ledger.ts'
import { finishCase } from './finish-case.ts'

/**
 * The second person's yes to a ground that weighs against free speech (F-122; requirements §3.2, 2). Throws `RuleBroken`
 * (`reviewer-is-the-same`, `reviewer-must-be-a-person`, `review-not-needed`, `case-ended`) and `Conflict` `reviewed-already`.
 */
export async function confirmGround(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly caseId: string },
): Promise<void> {
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const current = await lockCase(tx, orgId, input.caseId)
    if (current === null) throw new NotFound('case', input.caseId)
    const standing = await loadStanding(deps, tx, orgId, { messageId: current.messageId })
    permit(actor, moderationPermissions.review, itemSubject(standing))
    if (current.state !== 'open') throw new RuleBroken('case-ended')
    if (!current.needsReview) throw new RuleBroken('review-not-needed')
    if (current.reviewerId !== null) throw new Conflict('reviewed-already')
    if (actor.kind !== 'person') throw new RuleBroken('reviewer-must-be-a-person')
    if (actor.id === current.openedBy)
      throw new RuleBroken('reviewer-is-the-same', { ruleId: current.groundRuleId })
    await updateCase(tx, orgId, current.id, { reviewerId: actor.id, reviewedAt: deps.clock.now() })
    await recordCase(tx, deps.clock, actor, {
      kind: 'moderation.ground-confirmed',
      messageId: current.messageId,
      ruleIds: [current.groundRuleId],
      policyVersion: current.policyVersionId,
      facts: { caseId: current.id, openedBy: current.openedBy },
    })
    await finishCase(deps, tx, actor, current.messageId)
  })
}
