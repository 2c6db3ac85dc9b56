import { AccessRevoked, Rejected, type Access, type Connector } from '#connectors/connector.ts'
import { permit, type Actor } from '#core/actor.ts'
import { NotFound, RuleBroken } from '#core/errors.ts'
import { isId } from '#core/ids.ts'
import { readOutbox, settleOutbox, type OutboxRow } from '#core/outbox/outbox.ts'
import { findAccount, readAccess, type Account } from '#modules/accounts/index.ts'
import { inboxPermissions } from '../permissions.ts'
import type { Message } from '../rules/message.ts'
import { findEcho } from '../store/echo.ts'
import { changeMessage, findMessage, lockAccount } from '../store/messages.ts'
import { findReplyOfOutbox, type Reply } from '../store/replies.ts'
import { noteAccessLost } from './access-lost.ts'
import { isForLater } from './ask-context.ts'
import type { InboxDeps } from './deps.ts'
import { REPLY_KIND } from './reply-situation.ts'
import { settleReply, type ReplyFate } from './settle-reply.ts'
import { recordWork } from './work-on-message.ts'

/** sent: a person has seen it there · send-again: it is not there and should be · drop: it is not there and shall not be. */
export type ReplyDecision = 'sent' | 'send-again' | 'drop'

export type ReconcileInput = { readonly outboxId: string; readonly decision?: ReplyDecision }

/** `not-found`: the network was asked and it is not there; now a person has to decide. */
export type Reconciled = 'sent' | 'not-found' | 'sent-again' | 'dropped'

export type ReconcileDeps = Pick<InboxDeps, 'db' | 'clock' | 'jobs' | 'connectors' | 'secrets' | 'events'>

type Doubt = {
  readonly row: OutboxRow
  readonly reply: Reply
  readonly message: Message
  readonly account: Account
  readonly access: Access | null
  readonly connector: Connector | undefined
}

/**
 * Settles a reply of which nobody knows whether it went out (design principle 6). Looks first, at the network's own copies we have had
 * and then on the network; it is sent again only when it certainly is not there. Throws `RuleBroken('reply-settled')` when there is no
 * doubt (any more), and `RuleBroken('network-not-asked')` when the network cannot be asked just now.
 */
export async function reconcileReply(
  deps: ReconcileDeps,
  actor: Actor,
  input: ReconcileInput,
): Promise<Reconciled> {
  const doubt = await readDoubt(deps, actor, input.outboxId)
  if (input.decision === 'drop') return drop(deps, actor, doubt)
  if (input.decision === 'sent') {
    return settleAsSent(deps, actor, doubt, { externalId: null, because: 'a-person-saw-it' })
  }
  const found = await look(deps, actor, doubt)
  if (found !== null)
    return settleAsSent(deps, actor, doubt, { externalId: found, because: 'found-on-network' })
  if (input.decision === undefined) return 'not-found'
  return sendAgain(deps, actor, doubt)
}

async function readDoubt(deps: ReconcileDeps, actor: Actor, outboxId: string): Promise<Doubt> {
  const { orgId } = actor
  return deps.db.forOrg(orgId, async (tx) => {
    const row = isId(outboxId) ? await readOutbox(tx, orgId, outboxId) : null
    const reply = row?.kind === REPLY_KIND ? await findReplyOfOutbox(tx, orgId, outboxId) : null
    const message = reply === null ? null : await findMessage(tx, orgId, reply.messageId)
    const account = message === null ? null : await findAccount(tx, orgId, message.accountId)
    if (row === null || reply === null || message === null || account === null)
      throw new NotFound('reply', outboxId)
    const { ownerId, unitId } = message
    permit(actor, inboxPermissions.reply, { ownerId, unitId, holderId: account.holderId })
    if (row.state !== 'unknown') throw new RuleBroken('reply-settled')
    const access = await readAccess(deps, tx, orgId, account.id)
    return { row, reply, message, account, access, connector: deps.connectors.get(account.network) }
  })
}

async function look(deps: ReconcileDeps, actor: Actor, doubt: Doubt): Promise<string | null> {
  const { row, reply, message, account, access, connector } = doubt
  const echo = await deps.db.forOrg(actor.orgId, (tx) => findEcho(tx, actor.orgId, message, reply))
  if (echo !== null) return echo
  if (access === null || connector?.findReply === undefined) throw new RuleBroken('account-disconnected')
  try {
    const found = await connector.findReply(access, message.externalId, reply.text, row.createdAt)
    return found?.externalId ?? null
  } catch (error) {
    return noAnswer(deps, actor, account, error)
  }
}

/** null only when the network says that what was answered is gone, and the answer with it. */
async function noAnswer(deps: ReconcileDeps, actor: Actor, account: Account, error: unknown): Promise<null> {
  if (error instanceof Rejected && error.isGone) return null
  if (error instanceof AccessRevoked) {
    await noteAccessLost(deps, actor.orgId, account, error)
    throw new RuleBroken('account-disconnected')
  }
  if (isForLater(error) || error instanceof Rejected) throw new RuleBroken('network-not-asked')
  throw error
}

async function settleAsSent(
  deps: ReconcileDeps,
  actor: Actor,
  { row, reply, account }: Doubt,
  proof: { readonly externalId: string | null; readonly because: string },
): Promise<'sent'> {
  const { externalId, because } = proof
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const key = { orgId: actor.orgId, id: row.id }
    const to = { state: 'done' as const, at: deps.clock.now(), result: { externalId, because } }
    if (!(await settleOutbox(tx, key, 'unknown', to))) throw new RuleBroken('reply-settled')
    await lockAccount(tx, account.id)
    const fate: ReplyFate = { kind: 'sent', externalId }
    await settleReply(deps, { tx, actor, reply, fate, because })
  })
  return 'sent'
}

async function drop(deps: ReconcileDeps, actor: Actor, { row, reply, account }: Doubt): Promise<'dropped'> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const key = { orgId: actor.orgId, id: row.id }
    const to = { state: 'cancelled' as const, at: deps.clock.now() }
    if (!(await settleOutbox(tx, key, 'unknown', to))) throw new RuleBroken('reply-settled')
    await lockAccount(tx, account.id)
    await settleReply(deps, { tx, actor, reply, fate: { kind: 'dropped' }, because: 'a-person-decided' })
  })
  return 'dropped'
}

async function sendAgain(
  deps: ReconcileDeps,
  actor: Actor,
  { row, reply, message }: Doubt,
): Promise<'sent-again'> {
  const { orgId } = actor
  await deps.db.forOrg(orgId, async (tx) => {
    const at = deps.clock.now()
    const to = { state: 'pending' as const, at, notBefore: at }
    if (!(await settleOutbox(tx, { orgId, id: row.id }, 'unknown', to))) throw new RuleBroken('reply-settled')
    await deps.jobs.send(tx, 'outbox.send', { orgId, outboxId: row.id })
    const state = message.state === 'open' && reply.kind !== 'auto' ? { state: 'waiting' as const } : {}
    await changeMessage(tx, orgId, message.id, { replyProblem: null, ...state })
    await recordWork(
      deps,
      actor,
      { tx, orgId, message },
      {
        kind: 'reply.sent-again',
        facts: { replyId: reply.id, outboxId: row.id, because: 'not-on-network' },
      },
    )
  })
  return 'sent-again'
}
