import type { PersonActor } from '#core/actor.ts'
import { readOutbox, type OutboxRow } from '#core/outbox/outbox.ts'
import { reconcileReply } from '#modules/inbox/index.ts'
import {
  ACT_KIND,
  decideAct,
  decideNotice,
  NOTICE_KIND,
  reconcileAct,
  reconcileNotice,
} from '#modules/moderation/index.ts'
import type { DeskTexts } from '../../texts.ts'
import type { DeskDeps } from '../desk-deps.ts'

export type Wish = {
  readonly outboxId: string
  readonly decision: 'ask' | 'sent' | 'send-again' | 'drop'
}

/** What the reader is told afterwards: asking a network may settle nothing. */
export type SettledAs = Extract<keyof DeskTexts['done'], 'reconciled' | 'notFound' | 'notAsked'>

/** Settles what nobody knows the outcome of. A reply's is the inbox's to settle, a removal's or a notice's moderation's. */
export async function settleOutcome(deps: DeskDeps, actor: PersonActor, wish: Wish): Promise<SettledAs> {
  const { outboxId, decision } = wish
  const row = await deps.db.forOrg(actor.orgId, (tx) => readOutbox(tx, actor.orgId, outboxId))
  if (row?.kind === ACT_KIND) return settleAct(deps, actor, row, decision)
  if (row?.kind === NOTICE_KIND) return settleNotice(deps, actor, row, decision)
  const became = await reconcileReply(deps.inbox, actor, {
    outboxId,
    ...(decision === 'ask' ? {} : { decision }),
  })
  return became === 'not-found' ? 'notFound' : 'reconciled'
}

type Decision = Wish['decision']

async function settleAct(
  deps: DeskDeps,
  actor: PersonActor,
  { id: outboxId }: OutboxRow,
  decision: Decision,
): Promise<SettledAs> {
  if (decision === 'ask' || decision === 'sent') {
    const { found } = await reconcileAct(deps.moderation, actor, { outboxId })
    return found === 'done' ? 'reconciled' : found === 'not-done' ? 'notFound' : 'notAsked'
  }
  const decided = decision === 'send-again' ? 'again' : 'cancel'
  await decideAct(deps.moderation, actor, { outboxId, decision: decided })
  return 'reconciled'
}

async function settleNotice(
  deps: DeskDeps,
  actor: PersonActor,
  { id: outboxId }: OutboxRow,
  decision: Decision,
): Promise<SettledAs> {
  if (decision === 'ask') {
    const { found } = await reconcileNotice(deps.moderation, actor, { outboxId })
    return found === 'sent' ? 'reconciled' : found === 'not-there' ? 'notFound' : 'notAsked'
  }
  const decided = { sent: 'sent', 'send-again': 'again', drop: 'give-up' } as const
  await decideNotice(deps.moderation, actor, { outboxId, decision: decided[decision] })
  return 'reconciled'
}
