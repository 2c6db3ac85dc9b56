import type { PersonActor } from '#core/actor.ts'
import type { OutboxRow } from '#core/outbox/outbox.ts'
import { readMessage, reconcileReply } from '#modules/inbox/index.ts'
import {
  decideAct,
  decideNotice,
  reconcileAct,
  reconcileNotice,
  type CaseView,
} from '#modules/moderation/index.ts'
import type { Item } from './item.ts'
import type { Past } from './open-past.ts'

/**
 * What a killed process left on its way to the square: not yet begun is done now; begun is looked up, as the staff would, and done again only
 * when it certainly is not there.
 */
export async function settleReplies(past: Past, messageId: string, { town, plan }: Item): Promise<void> {
  const actor = town.staff.communicator
  const { replies } = await past.db.forOrg(town.orgId, (tx) => readMessage(past.inbox, tx, actor, messageId))
  for (const { outbox } of replies) {
    if (outbox === null || !isOpen(outbox)) continue
    past.clock.set(plan.doneAt ?? outbox.createdAt)
    if (outbox.state === 'pending') await past.jobs.do('outbox.send', keyOf(town.orgId, outbox))
    else await lookForReply(past, actor, outbox)
  }
}

async function lookForReply(past: Past, actor: PersonActor, { id: outboxId }: OutboxRow): Promise<void> {
  const found = await reconcileReply(past.inbox, actor, { outboxId })
  if (found === 'not-found') await reconcileReply(past.inbox, actor, { outboxId, decision: 'send-again' })
  await past.jobs.run()
}

/** The same for a case; false when nothing of it is in doubt. */
export async function settleCase(past: Past, actor: PersonActor, view: CaseView): Promise<boolean> {
  const { act, notice } = view.outbox
  const row = [act, notice].find((one) => one !== null && isOpen(one)) ?? null
  if (row === null) return false
  if (row.state === 'pending') await past.jobs.do('outbox.send', keyOf(actor.orgId, row))
  else if (row === act) await lookForAct(past, actor, row)
  else await lookForNotice(past, actor, row)
  await past.jobs.run()
  return true
}

async function lookForAct(past: Past, actor: PersonActor, { id: outboxId }: OutboxRow): Promise<void> {
  const { found } = await reconcileAct(past.moderation, actor, { outboxId })
  if (found !== 'done') await decideAct(past.moderation, actor, { outboxId, decision: 'again' })
}

/** A private notice cannot be looked up: it is not risked twice. */
async function lookForNotice(past: Past, actor: PersonActor, { id: outboxId }: OutboxRow): Promise<void> {
  const { found } = await reconcileNotice(past.moderation, actor, { outboxId })
  if (found === 'sent') return
  const decision = found === 'not-there' ? 'again' : 'give-up'
  await decideNotice(past.moderation, actor, { outboxId, decision })
}

const isOpen = ({ state }: OutboxRow): boolean => state === 'pending' || state === 'unknown'

const keyOf = (orgId: string, { id: outboxId }: OutboxRow) => ({ orgId, outboxId })
