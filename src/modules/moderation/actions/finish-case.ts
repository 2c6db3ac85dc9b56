import type { Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { markHandled } from '#modules/inbox/index.ts'
import type { ModerationDeps } from '../deps.ts'
import type { ModerationCase } from '../rules/case.ts'
import { openDuties, type StepState } from '../rules/steps.ts'
import { loadStanding, type Standing } from '../standing.ts'
import { updateCase } from '../store/cases.ts'
import { recordCase } from './case-ledger.ts'

type FinishDeps = Pick<ModerationDeps, 'clock' | 'policies'>

const isSettled = (step: StepState): boolean => step.kind === 'done' || step.kind === 'skipped'

function isOurWorkDone({ steps, facts }: Standing): boolean {
  const isEvidenceSealed = steps.evidence.kind === 'done' || facts.action === 'done'
  return isSettled(steps.action) && isSettled(steps.notice) && isEvidenceSealed
}

function outcomeOf({ steps }: Standing, current: ModerationCase): 'gone' | 'hidden' | 'removed' {
  if (steps.action.kind === 'skipped' || current.wasGone) return 'gone'
  return current.action === 'hide' ? 'hidden' : 'removed'
}

/**
 * Called whenever something about a case has been settled. The item leaves the inbox when the action and the notice are settled: what then
 * remains is the service's and the registrar's. The case closes when no duty is left (scenario 16).
 */
export async function finishCase(deps: FinishDeps, tx: Tx, actor: Actor, messageId: string): Promise<void> {
  const { orgId } = actor
  const standing = await loadStanding(deps, tx, orgId, { messageId, lock: true })
  const { case: current, facts } = standing
  if (current?.state !== 'open') return
  if (isOurWorkDone(standing))
    await markHandled(deps, tx, actor, { messageId, outcome: outcomeOf(standing, current) })
  if (openDuties(facts).length > 0) return
  await updateCase(tx, orgId, current.id, { state: 'closed', endedAt: deps.clock.now() })
  await recordCase(tx, deps.clock, actor, {
    kind: 'moderation.case-closed',
    messageId,
    ruleIds: [current.groundRuleId],
    policyVersion: current.policyVersionId,
    facts: {
      caseId: current.id,
      action: current.action,
      notice: current.notice.state,
      diaryNumbers: standing.registrations.flatMap((one) => one.diaryNumber ?? []),
      police: standing.police?.state ?? null,
      policeReportNumber: standing.police?.reportNumber ?? null,
    },
  })
}
