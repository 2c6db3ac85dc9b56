import { ledgerActor, type Actor } from '#core/actor.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { RecordsDeps } from '../deps.ts'
import { move, standingOf } from '../rules/path.ts'
import { insertHop } from '../store/hops.ts'
import { updateRegistration } from '../store/registrations.ts'
import { takeFromDesk, type AtDesk } from './move-registration.ts'

/** The receipt: somebody at the desk has it now, by name and time (R8). */
export async function receiveRegistration(deps: RecordsDeps, actor: Actor, input: AtDesk): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const registration = await takeFromDesk(tx, actor, input)
    move(standingOf(registration), { kind: 'receive' })
    const at = deps.clock.now()
    await updateRegistration(tx, actor.orgId, registration.id, { receivedAt: at })
    const hopNo = await insertHop(tx, actor.orgId, registration.id, {
      kind: 'received',
      fromDesk: registration.desk,
      toDesk: registration.desk,
      toUnitId: registration.unitId,
      byId: actor.id,
      byName: actor.name,
      reason: null,
      hoppedAt: at,
    })
    await recordInLedger(tx, actor.orgId, deps.clock, {
      kind: 'registration.received',
      subjectType: 'message',
      subjectId: registration.messageId,
      actor: ledgerActor(actor),
      policyVersion: registration.policyVersionId,
      facts: { registrationId: registration.id, hopNo, desk: registration.desk, unitId: registration.unitId },
    })
  })
}
