import type { PersonActor } from '#core/actor.ts'
import { readOutbox } from '#core/outbox/outbox.ts'
import {
  ACT_KIND,
  decideAct,
  decideNotice,
  NOTICE_KIND,
  reconcileAct,
  reconcileNotice,
} from '#modules/moderation/index.ts'
import type { DeskDeps } from '../desk-deps.ts'

type Wish = { readonly outboxId: string; readonly decision: 'ask' | 'sent' | 'send-again' | 'drop' }

/** Settles a removal or a notice whose outcome is not known. False when the row is somebody else's. */
export async function settleAct(
  deps: DeskDeps,
  actor: PersonActor,
  { outboxId, decision }: Wish,
): Promise<boolean> {
  const row = await deps.db.forOrg(actor.orgId, (tx) => readOutbox(tx, actor.orgId, outboxId))
  const input = { outboxId }
  if (row?.kind === ACT_KIND) {
    if (decision === 'ask' || decision === 'sent') await reconcileAct(deps.moderation, actor, input)
    else
      await decideAct(deps.moderation, actor, {
        outboxId,
        decision: decision === 'send-again' ? 'again' : 'cancel',
      })
    return true
  }
  if (row?.kind === NOTICE_KIND) {
    const decided = { sent: 'sent', 'send-again': 'again', drop: 'give-up' } as const
    if (decision === 'ask') await reconcileNotice(deps.moderation, actor, input)
    else await decideNotice(deps.moderation, actor, { outboxId, decision: decided[decision] })
    return true
  }
  return false
}
