import { permit, type Actor } from '#core/actor.ts'
import { Conflict } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { evidenceDemand } from '#modules/policy/index.ts'
import type { ModerationDeps } from '../deps.ts'
import { moderationPermissions } from '../permissions.ts'
import type { EvidenceId } from '../rules/case.ts'
import type { Evidence, EvidenceScope } from '../rules/evidence.ts'
import { requireStep } from '../rules/steps.ts'
import { itemSubject, loadStanding, type Standing } from '../standing.ts'
import { insertEvidence } from '../store/evidence.ts'
import { sv } from '../texts.sv.ts'
import { recordCase } from './case-ledger.ts'

export type CaptureBegun = { readonly evidenceId: EvidenceId; readonly state: Evidence['state'] }

/**
 * Secures everything there is of a message (F-129, F-132). The row and the job are written here; a worker gathers and seals. Asking again
 * while one is under way, or while a sealed one still shows the words that stand there, gives that one. Throws `NotFound`, `NotPermitted`
 * and, for suspected crime before its ground is chosen, `RuleBroken` `step-locked`.
 */
export async function captureEvidence(
  deps: ModerationDeps,
  actor: Actor,
  input: { readonly messageId: string },
): Promise<CaptureBegun> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const standing = await loadStanding(deps, tx, orgId, { ...input, lock: true })
    permit(actor, moderationPermissions.capture, itemSubject(standing))
    const scope = scopeOf(standing)
    const existing = usableEvidence(standing, scope)
    if (existing !== undefined) return { evidenceId: existing.id, state: existing.state }
    const demand = evidenceDemand(standing.inForce.policy, standing.ground === null ? [] : [standing.ground])
    requireStep(standing.steps, 'evidence', demand.citation.ruleId)
    const evidenceId = newId<'evidence'>(deps.clock)
    const messageId = standing.handling.message.id
    const isFirst = await insertEvidence(tx, orgId, {
      id: evidenceId,
      messageId,
      scope,
      capturedBy: actor.id,
      capturedByName: actor.name,
      capturedByTitle: actor.kind === 'person' ? actor.title : sv.systemTitle,
      startedAt: deps.clock.now(),
      policyVersionId: standing.inForce.versionId,
    })
    // Somebody else began in this very moment: theirs is as good.
    if (!isFirst) throw new Conflict('step-under-way', { step: 'evidence' })
    await deps.jobs.send(tx, 'moderation.capture', { orgId, evidenceId })
    await recordCase(tx, deps.clock, actor, {
      kind: 'evidence.begun',
      messageId,
      ruleIds: [demand.citation.ruleId],
      policyVersion: standing.inForce.versionId,
      facts: { evidenceId, scope, caseId: standing.case?.id ?? null },
    })
    return { evidenceId, state: 'capturing' }
  })
}

function scopeOf(standing: Standing): EvidenceScope {
  const isChildAbuse = standing.case?.isChildAbuse === true || standing.handling.message.isSealed
  return isChildAbuse ? 'words-only' : 'full'
}

function usableEvidence(standing: Standing, scope: EvidenceScope): Evidence | undefined {
  const own = standing.evidence.filter((one) => one.scope === scope && one.destroyedAt === null)
  const underWay = own.find((one) => one.state === 'capturing')
  if (underWay !== undefined) return underWay
  return standing.facts.evidence === 'sealed' ? own.find((one) => one.state === 'sealed') : undefined
}
