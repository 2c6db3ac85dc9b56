import type { Actor } from '#core/actor.ts'
import type { Clock } from '#core/clock.ts'
import type { Tx } from '#core/db/database.ts'
import type { MessageId, OrgId } from '#core/ids.ts'
import { triageClass } from '#modules/policy/index.ts'
import { isDeadlinePassed } from '../rules/deadline.ts'
import type { Outcome } from '../rules/message.ts'
import { sealMedia } from '../store/media.ts'
import { changeMessage, takeMessage } from '../store/messages.ts'
import { noteQueueChanged } from '../store/queue-signal.ts'
import type { InboxDeps } from './deps.ts'
import { recordWork } from './work-on-message.ts'

type MarkDeps = { readonly clock: Clock }

/** Ends our work with an item that a later decision settled (removed, hidden, gone). No-op when it is ended. */
export async function markHandled(
  deps: MarkDeps,
  tx: Tx,
  actor: Actor,
  handled: { readonly messageId: string; readonly outcome: Outcome },
): Promise<void> {
  const { orgId } = actor
  const message = await takeMessage(tx, orgId, handled.messageId)
  if (message.state !== 'open' && message.state !== 'waiting') return
  const { outcome } = handled
  const handledAt = deps.clock.now()
  await changeMessage(tx, orgId, message.id, { state: 'handled', outcome, handledAt, replyProblem: null })
  await recordWork(
    deps,
    actor,
    { tx, orgId, message },
    {
      kind: 'message.closed',
      facts: { outcome, isInTime: !isDeadlinePassed(message, handledAt) },
    },
  )
}

/** The message has its number in the diary. That ends our work when its class asks for registration and for nothing else. */
export async function markRegistered(
  deps: MarkDeps & Pick<InboxDeps, 'policies'>,
  tx: Tx,
  actor: Actor,
  messageId: string,
): Promise<void> {
  const message = await takeMessage(tx, actor.orgId, messageId)
  if (message.classKey === null || message.deadline === null) return
  const { policy } = await deps.policies.version(tx, actor.orgId, message.deadline.policyVersionId)
  if (triageClass(policy, message.classKey).outcome !== 'register') return
  await markHandled(deps, tx, actor, { messageId, outcome: 'registered' })
}

/** Shown only to those who handle it, or to everybody again (F-112, F-120). The decision and its trace are the caller's. */
export async function setRestricted(
  tx: Tx,
  orgId: OrgId,
  messageId: string,
  isRestricted: boolean,
): Promise<void> {
  await changeMessage(tx, orgId, messageId as MessageId, { isRestricted })
  await noteQueueChanged(tx, orgId)
}

/**
 * F-118: from now on nobody is shown a word or a picture of it, nothing more is fetched, and nothing points to the bytes any longer.
 * Gives the SHA-256 of files that were fetched before anybody had seen what they were: their bytes must go, after this is committed.
 */
export async function markSealed(tx: Tx, orgId: OrgId, messageId: string): Promise<readonly string[]> {
  const id = messageId as MessageId
  await changeMessage(tx, orgId, id, { isSealed: true, isRestricted: true })
  const sha256s = await sealMedia(tx, orgId, id)
  await noteQueueChanged(tx, orgId)
  return sha256s
}
