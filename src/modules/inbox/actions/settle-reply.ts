import { ledgerActor, type Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import { recordInLedger } from '#core/ledger/ledger.ts'
import type { Outcome } from '#core/outbox/carry-out.ts'
import { isDeadlinePassed } from '../rules/deadline.ts'
import type { Message } from '../rules/message.ts'
import { changeMessage, takeMessage } from '../store/messages.ts'
import { noteQueueChanged } from '../store/queue-signal.ts'
import { noteSent, type Reply } from '../store/replies.ts'
import type { InboxDeps } from './deps.ts'

/** What is now known of a reply. `dropped`: a person decided that it is not to be sent after all. */
export type ReplyFate =
  | { readonly kind: 'sent'; readonly externalId: string | null }
  | { readonly kind: 'rejected' | 'unknown'; readonly code: string }
  | { readonly kind: 'dropped' }

export type Settling = {
  readonly tx: Tx
  readonly actor: Actor
  readonly reply: Reply
  readonly fate: ReplyFate
  /** Why we believe so, when it was not the network that said it at once. */
  readonly because?: string
}

/** Writes what became of a reply: the message is handled, or stands open again with why. */
export async function settleReply(deps: Pick<InboxDeps, 'clock'>, settling: Settling): Promise<void> {
  const { tx, actor, reply, fate } = settling
  const { orgId } = actor
  const message = await takeMessage(tx, orgId, reply.messageId)
  if (fate.kind === 'sent' && fate.externalId !== null) {
    await noteSent(tx, orgId, { id: reply.id, accountId: message.accountId }, fate.externalId)
  }
  await changeState(deps, settling, message)
  await noteQueueChanged(tx, orgId)
  const isLate = fate.kind === 'sent' && isDeadlinePassed(message, deps.clock.now())
  await recordInLedger(tx, orgId, deps.clock, {
    kind: kindOf(reply, fate),
    subjectType: 'message',
    subjectId: message.id,
    actor: ledgerActor(actor),
    ruleIds: message.deadline === null || fate.kind !== 'sent' ? [] : [message.deadline.ruleId],
    facts: {
      replyId: reply.id,
      ...(reply.outboxId === null ? {} : { outboxId: reply.outboxId }),
      ...('externalId' in fate ? { externalId: fate.externalId, isInTime: !isLate } : {}),
      ...('code' in fate ? { code: fate.code } : {}),
      ...(settling.because === undefined ? {} : { because: settling.because }),
    },
  })
}

function kindOf({ kind, placement }: Reply, fate: ReplyFate): string {
  if (kind === 'auto') return `auto-reply.${fate.kind}`
  return placement !== null && fate.kind === 'sent' ? 'reply.placed' : `reply.${fate.kind}`
}

/** A message that was meanwhile handled another way stays handled; the reply's own fate is noted all the same. */
async function changeState(
  deps: Pick<InboxDeps, 'clock'>,
  { tx, actor, reply, fate }: Settling,
  message: Message,
): Promise<void> {
  // F-046: what the policy answers by itself is no answer: the clock goes on, and nobody has to mend it.
  if (reply.kind === 'auto') return
  const isOpen = message.state === 'waiting' || message.state === 'open'
  const { orgId } = actor
  if (fate.kind === 'sent') {
    const handled = {
      state: 'handled' as const,
      outcome: reply.kind === 'referral' ? ('referred' as const) : ('answered' as const),
      handledAt: deps.clock.now(),
    }
    await changeMessage(tx, orgId, message.id, { replyProblem: null, ...(isOpen ? handled : {}) })
    return
  }
  const replyProblem = fate.kind === 'dropped' ? null : `${fate.kind}:${fate.code}`
  await changeMessage(tx, orgId, message.id, { replyProblem, ...(isOpen ? { state: 'open' as const } : {}) })
}

/** From a carrier's outcome; null while the network has asked us to wait. */
export function fateOf(outcome: Outcome): ReplyFate | null {
  if (outcome.kind === 'again') return null
  if (outcome.kind !== 'done') return { kind: outcome.kind, code: outcome.code }
  const externalId = outcome.result?.['externalId']
  return { kind: 'sent', externalId: typeof externalId === 'string' ? externalId : null }
}
