import type { Actor } from '#core/actor.ts'
import { InvalidInput, RuleBroken } from '#core/errors.ts'
import { triageClass } from '#modules/policy/index.ts'
import { inboxPermissions } from '../permissions.ts'
import { isDeadlinePassed } from '../rules/deadline.ts'
import { changeMessage } from '../store/messages.ts'
import type { InboxDeps } from './deps.ts'
import { recordWork, takeForWork } from './work-on-message.ts'

/** `gone`: the author took it away before we answered · `answered-elsewhere`: by telephone, mail or in the network's own app. */
export const NO_ACTION_REASONS = [
  'no-answer-expected',
  'duplicate',
  'spam',
  'answered-elsewhere',
  'gone',
] as const

export type NoActionReason = (typeof NO_ACTION_REASONS)[number]

export type NoActionInput = { readonly messageId: string; readonly reason: string; readonly version: number }

/** Closes an item that needs nothing (more), with why. It has to be triaged first: a threat is not closed as if it were praise. */
export async function noActionNeeded(
  deps: Pick<InboxDeps, 'db' | 'clock' | 'policies'>,
  actor: Actor,
  input: NoActionInput,
): Promise<void> {
  const reason = NO_ACTION_REASONS.find((known) => known === input.reason)
  if (reason === undefined) throw new InvalidInput([{ field: 'reason', code: 'not-a-choice' }])
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const subject = await takeForWork(tx, actor, inboxPermissions.reply, input)
    const { message } = subject
    if (message.state !== 'open') throw new RuleBroken('not-open')
    if (message.classKey === null) throw new RuleBroken('triage-first')
    const now = deps.clock.now()
    const { policy, label } = await deps.policies.inForce(tx, actor.orgId, now)
    await changeMessage(tx, actor.orgId, message.id, {
      state: 'handled',
      outcome: reason === 'gone' ? 'gone' : 'no-action',
      handledAt: now,
      replyProblem: null,
    })
    await recordWork(deps, actor, subject, {
      kind: 'message.closed',
      ruleIds: [triageClass(policy, message.classKey).citation.ruleId],
      policyVersion: label,
      facts: { reason, isInTime: !isDeadlinePassed(message, now) },
    })
  })
}
