import {
  AccessRevoked,
  OutcomeUnknown,
  RateLimited,
  Rejected,
  Unavailable,
  type Access,
  type Connector,
  type Written,
} from '#connectors/connector.ts'
import { systemActor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { OrgId } from '#core/ids.ts'
import type { Carrier, Outcome } from '#core/outbox/carry-out.ts'
import type { OutboxRow } from '#core/outbox/outbox.ts'
import { findAccount, readAccess, type Account } from '#modules/accounts/index.ts'
import type { Message } from '../rules/message.ts'
import { findMessage, lockAccount } from '../store/messages.ts'
import { findPost } from '../store/posts.ts'
import { findReply, findReplyOfOutbox, type Reply } from '../store/replies.ts'
import { noteAccessLost } from './access-lost.ts'
import type { InboxDeps } from './deps.ts'
import { finishDerivation, type Derivation, type DeriveDeps } from './derivation.ts'
import { deriveSubjects } from './derive-subjects.ts'
import { observeGone } from './observe.ts'
import { fateOf, settleReply } from './settle-reply.ts'

/** The network was busy or out of reach and certainly did nothing: asked again after so long, when it named no time itself. */
const AGAIN_AFTER = { seconds: 30 }

export type CarrierDeps = DeriveDeps & Pick<InboxDeps, 'db' | 'connectors' | 'secrets'>

/** Sends replies (`inbox.reply`): at most once each, and what became of it is visible on the message. */
export function inboxReplyCarrier(deps: CarrierDeps): Carrier {
  return {
    async carryOut(orgId, row) {
      const task = await prepare(deps, orgId, row)
      if ('refusal' in task) return { kind: 'rejected', code: task.refusal, message: 'not sent' }
      return send(deps, orgId, task)
    },
    async settled(tx, orgId, row, outcome) {
      const fate = fateOf(outcome)
      const reply = await findReplyOfOutbox(tx, orgId, row.id)
      if (fate === null || reply === null) return
      const actor = systemActor(orgId, 'outbox')
      if (row.accountId !== null) await lockAccount(tx, row.accountId as Account['id'])
      if (fate.kind === 'rejected' && fate.code === 'gone') await noteGone(deps, tx, orgId, reply)
      await settleReply(deps, { tx, actor, reply, fate })
    },
  }
}

type Task = {
  readonly reply: Reply
  readonly message: Message
  readonly account: Account
  readonly access: Access
  readonly connector: Connector
}

async function prepare(
  deps: CarrierDeps,
  orgId: OrgId,
  row: OutboxRow,
): Promise<Task | { readonly refusal: string }> {
  return deps.db.forOrg(orgId, async (tx) => {
    const replyId = row.payload['replyId']
    const reply = typeof replyId === 'string' ? await findReply(tx, orgId, replyId) : null
    const message = reply === null ? null : await findMessage(tx, orgId, reply.messageId)
    const account = message === null ? null : await findAccount(tx, orgId, message.accountId)
    if (reply === null || message === null || account === null) return { refusal: 'reply-missing' }
    if (message.isSealed) return { refusal: 'sealed' }
    const access = await readAccess(deps, tx, orgId, account.id)
    const connector = deps.connectors.get(account.network)
    if (access === null || connector === undefined) return { refusal: 'no-access' }
    return { reply, message, account, access, connector }
  })
}

async function send(deps: CarrierDeps, orgId: OrgId, task: Task): Promise<Outcome> {
  try {
    const writing = write(task)
    if (writing === undefined)
      return { kind: 'rejected', code: 'not-offered', message: 'the network has no such act' }
    const { externalId } = await writing
    return { kind: 'done', result: { externalId } }
  } catch (error) {
    if (error instanceof AccessRevoked) await noteAccessLost(deps, orgId, task.account, error)
    const outcome = outcomeOf(error, deps.clock.now())
    if (outcome === null) throw error
    return outcome
  }
}

/** undefined: the network has no such act, or it is not known whom the account is talking to. */
function write({ reply, message, access, connector }: Task): Promise<Written> | undefined {
  const { externalId, conversationKey } = message
  if (message.kind === 'direct') {
    if (conversationKey === null) return undefined
    const to = { messageExternalId: externalId, otherPartyExternalId: conversationKey }
    return connector.directReply?.(access, to, reply.text)
  }
  return reply.isPrivate
    ? connector.privateReply?.(access, externalId, reply.text)
    : connector.reply?.(access, externalId, reply.text)
}

/** null for what no network failure looks like: the outbox takes it as unknown. */
function outcomeOf(error: unknown, now: Temporal.Instant): Outcome | null {
  if (error instanceof RateLimited)
    return { kind: 'again', at: error.retryAt, code: 'rate-limited', message: error.message }
  if (error instanceof Unavailable)
    return { kind: 'again', at: now.add(AGAIN_AFTER), code: 'unavailable', message: error.message }
  if (error instanceof AccessRevoked)
    return { kind: 'rejected', code: 'access-revoked', message: error.message }
  if (error instanceof Rejected)
    return { kind: 'rejected', code: error.isGone ? 'gone' : error.code, message: error.message }
  if (error instanceof OutcomeUnknown) return { kind: 'unknown', code: 'no-answer', message: error.message }
  return null
}

/** The comment was removed and nobody told us: that is news of the message too. */
async function noteGone(deps: CarrierDeps, tx: Tx, orgId: OrgId, reply: Reply): Promise<void> {
  const message = await findMessage(tx, orgId, reply.messageId)
  const account = message === null ? null : await findAccount(tx, orgId, message.accountId)
  if (message === null || account === null || message.postId === null || message.isPost) return
  const post = await findPost(tx, orgId, message.postId)
  const derivation: Derivation = { tx, orgId, account, ledger: [] }
  const gone = { externalId: message.externalId, postExternalId: post?.externalId ?? '' }
  await deriveSubjects(deps, derivation, await observeGone(deps, derivation, gone, deps.clock.now()))
  await finishDerivation(deps, derivation)
}
