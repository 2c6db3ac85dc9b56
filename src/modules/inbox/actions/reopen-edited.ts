import { ledgerActor, systemActor } from '#core/actor.ts'
import { deadlineFor } from '../rules/deadline.ts'
import type { FoldedMessage } from '../rules/folded.ts'
import type { Message } from '../rules/message.ts'
import { changeMessage } from '../store/messages.ts'
import { dueColumns } from './due-columns.ts'
import type { Derivation, DeriveDeps } from './derivation.ts'

/**
 * New words under an answer of ours are a new matter: our signed reply now stands under something else than it answered. What was
 * removed or hidden is not opened again; nobody sees the new words.
 */
export async function reopenEdited(
  deps: DeriveDeps,
  { tx, orgId, ledger }: Derivation,
  before: Message,
  folded: FoldedMessage,
): Promise<void> {
  const wasSettled =
    before.outcome === 'answered' || before.outcome === 'referred' || before.outcome === 'no-action'
  if (before.state !== 'handled' || !wasSettled || folded.presence !== 'visible') return
  const heardAt = folded.versions.at(-1)?.observedAt ?? deps.clock.now()
  const inForce = await deps.policies.inForce(tx, orgId, deps.clock.now())
  const deadline = deadlineFor(inForce, heardAt, null)
  await changeMessage(tx, orgId, before.id, {
    state: 'open',
    outcome: null,
    handledAt: null,
    ...dueColumns(deadline),
  })
  ledger.push({
    kind: 'message.reopened',
    subjectType: 'message',
    subjectId: before.id,
    actor: ledgerActor(systemActor(orgId, 'intake')),
    ruleIds: [deadline.ruleId],
    policyVersion: inForce.label,
    facts: { because: 'edited-by-author', dueAt: deadline.dueAt.toString() },
  })
}
