import { ledgerActor, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { newId, type AccountId, type PersonId, type UnitId } from '#core/ids.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { insertAssignment } from '../store/assignments.ts'
import { changeMessage, takeMessage } from '../store/messages.ts'
import { readOpenOfAccount } from '../store/owned.ts'
import { noteQueueChanged } from '../store/queue-signal.ts'
import type { InboxDeps } from './deps.ts'

/**
 * Gives everything open on an account to one person, in the caller's transaction: an account changes hands (F-040). The caller has made sure that
 * the actor may. Gives how many items changed owner.
 */
export async function handOverItems(
  deps: Pick<InboxDeps, 'clock'>,
  tx: Tx,
  actor: Actor,
  to: { readonly accountId: AccountId; readonly personId: PersonId; readonly unitId: UnitId },
): Promise<number> {
  const { orgId } = actor
  const handed: { readonly id: string; readonly from: PersonId | null }[] = []
  for (const id of await readOpenOfAccount(tx, orgId, to.accountId)) {
    const message = await takeMessage(tx, orgId, id)
    if (message.ownerId === to.personId) continue
    await changeMessage(tx, orgId, id, { ownerId: to.personId, unitId: to.unitId })
    await insertAssignment(tx, orgId, id, {
      id: newId(deps.clock),
      fromId: message.ownerId,
      toId: to.personId,
      reason: '',
      byId: actor.id,
      byName: actor.name,
      assignedAt: deps.clock.now(),
    })
    handed.push({ id, from: message.ownerId })
  }
  if (handed.length > 0) await noteQueueChanged(tx, orgId)
  for (const { id, from } of handed)
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'message.reassigned',
      subjectType: 'message',
      subjectId: id,
      actor: ledgerActor(actor),
      facts: { from, to: to.personId, because: 'account-handed-over' },
    })
  return handed.length
}
