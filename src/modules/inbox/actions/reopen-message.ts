import type { Actor } from '#core/actor.ts'
import { RuleBroken } from '#core/errors.ts'
import { readOnDuty } from '#modules/organisation/index.ts'
import { inboxPermissions } from '../permissions.ts'
import { chooseOwner } from '../rules/choose-owner.ts'
import { deadlineFor } from '../rules/deadline.ts'
import { changeMessage, type MessageChange } from '../store/messages.ts'
import { findPost } from '../store/posts.ts'
import type { InboxDeps } from './deps.ts'
import { dueColumns } from './due-columns.ts'
import { recordWork, takeForWork, type Subject, type WorkInput } from './work-on-message.ts'

type ReopenDeps = Pick<InboxDeps, 'db' | 'clock' | 'policies'>

/**
 * Opens a handled item again, under its old deadline; or takes up something that stood in a thread as context only, with an owner and a
 * deadline from now. Throws `RuleBroken('not-closed')` when it is open already, or is our own.
 */
export async function reopenMessage(
  deps: ReopenDeps,
  actor: Actor,
  input: WorkInput & { readonly version: number },
): Promise<void> {
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const subject = await takeForWork(tx, actor, inboxPermissions.reply, input)
    const { message } = subject
    const isClosed = message.state === 'handled' || message.state === 'none'
    if (!isClosed || message.isOurs || message.isSealed) throw new RuleBroken('not-closed')
    const begun = message.deadline === null ? await begin(deps, subject) : null
    const deadline = begun?.deadline ?? message.deadline
    await changeMessage(tx, actor.orgId, message.id, {
      state: 'open',
      outcome: null,
      handledAt: null,
      ...begun?.change,
    })
    await recordWork(deps, actor, subject, {
      kind: 'message.reopened',
      ruleIds: deadline === null ? [] : [deadline.ruleId],
      facts: { was: message.state, outcome: message.outcome, dueAt: deadline?.dueAt.toString() ?? null },
    })
  })
}

async function begin(deps: ReopenDeps, { tx, orgId, message, account }: Subject) {
  const now = deps.clock.now()
  const inForce = await deps.policies.inForce(tx, orgId, now)
  const people = await readOnDuty(tx, orgId, deps.clock.now())
  const post = message.postId === null ? null : await findPost(tx, orgId, message.postId)
  const { holderId, unitId } = account
  const owner = chooseOwner({ publisherId: post?.publisherId ?? null, holderId, unitId, people })
  const deadline = deadlineFor(inForce, now, null)
  const change: MessageChange = { ownerId: owner?.personId ?? null, unitId, ...dueColumns(deadline) }
  return { deadline, change }
}
