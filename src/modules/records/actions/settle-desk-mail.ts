import { ledgerActor, permit, type Actor } from '#core/actor.ts'
import { Conflict, NotFound } from '#core/errors.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import { readOutbox, settleOutbox } from '#core/outbox/outbox.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsPermissions } from '../permissions.ts'
import { findRegistration } from '../store/registrations.ts'
import { DESK_MAIL } from './mail-desk.ts'

/**
 * A letter whose fate nobody knows: a person who has looked says that it arrived, or has it sent again with the same Message-ID.
 * Throws `Conflict` `outbox-not-unknown`.
 */
export async function settleDeskMail(
  deps: RecordsDeps,
  actor: Actor,
  input: { readonly outboxId: string; readonly decision: 'arrived' | 'again' },
): Promise<void> {
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const row = await readOutbox(tx, orgId, input.outboxId)
    const registration = row?.kind === DESK_MAIL ? await findRegistration(tx, orgId, row.subjectId) : null
    if (row === null || registration === null) throw new NotFound('desk mail', input.outboxId)
    permit(actor, recordsPermissions.open, registration)
    const at = deps.clock.now()
    const to =
      input.decision === 'arrived'
        ? ({ state: 'done', at } as const)
        : ({ state: 'pending', at, notBefore: at } as const)
    const isSettled = await settleOutbox(tx, { orgId, id: row.id }, 'unknown', to)
    if (!isSettled) throw new Conflict('outbox-not-unknown', { state: row.state })
    if (to.state === 'pending') await deps.jobs.send(tx, 'outbox.send', { orgId, outboxId: row.id })
    await recordInLedger(tx, orgId, deps.clock, {
      kind: 'registration.mail-settled',
      subjectType: 'message',
      subjectId: registration.messageId,
      actor: ledgerActor(actor),
      facts: { registrationId: registration.id, outboxId: row.id, decision: input.decision },
    })
  })
}
