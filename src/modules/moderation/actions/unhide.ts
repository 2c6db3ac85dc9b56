import { permit, type Actor } from '#core/actor.ts'
import { Conflict, InvalidInput, RuleBroken } from '#core/errors.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import { itemSubject, loadStanding, type Standing } from '../standing.ts'
import { updateCase } from '../store/cases.ts'
import { putAct, type ActDecided } from './act-on-network.ts'
import { recordCase } from './case-ledger.ts'

const MOST_REASON_CHARACTERS = 2000

/** The reason as kept. Throws `InvalidInput`. */
export function readReason(text: string): string {
  const reason = text.trim()
  if (reason === '') throw new InvalidInput([{ field: 'reason', code: 'required' }])
  if (reason.length > MOST_REASON_CHARACTERS)
    throw new InvalidInput([{ field: 'reason', code: 'too-long', params: { most: MOST_REASON_CHARACTERS } }])
  return reason
}

/** Shows again what was hidden, with the reason. An open case is thereby taken back. Throws `RuleBroken` `not-hidden-by-us`. */
export async function unhide(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly messageId: string; readonly reason: string },
): Promise<ActDecided> {
  const { orgId } = actor
  const reason = readReason(input.reason)
  return deps.db.forOrg(orgId, async (tx) => {
    const standing = await loadStanding(deps, tx, orgId, { messageId: input.messageId, lock: true })
    permit(actor, moderationPermissions.act, itemSubject(standing))
    await deps.requireRight(tx, actor, { accountId: standing.account.id, right: 'moderate' })
    const current = requireHidden(standing)
    const outboxId = await putAct(deps, tx, actor, { standing, current, verb: 'unhide' })
    await updateCase(tx, orgId, current.id, {
      reversalReason: reason,
      reversalOutboxId: outboxId,
      reversedAt: null,
    })
    await recordCase(tx, deps.clock, actor, {
      kind: 'moderation.unhide-decided',
      messageId: current.messageId,
      ruleIds: [current.groundRuleId],
      policyVersion: current.policyVersionId,
      facts: { caseId: current.id, outboxId },
    })
    return { caseId: current.id, outboxId }
  })
}

function requireHidden(standing: Standing) {
  const { case: current, handling } = standing
  const isOurHiding = current?.action === 'hide' && current.actedAt !== null
  if (current === null || !isOurHiding || handling.message.presence !== 'hidden')
    throw new RuleBroken('not-hidden-by-us')
  if (current.reversal !== null) throw new Conflict('step-under-way', { step: 'action' })
  return current
}
