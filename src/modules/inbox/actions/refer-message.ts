import type { Actor } from '#core/actor.ts'
import { RuleBroken } from '#core/errors.ts'
import { inboxPermissions } from '../permissions.ts'
import { referral, type ReferralKey, type ReferralProblem } from '../rules/referral.ts'
import { sendReply, type SendDeps, type Sent } from './send-reply.ts'
import { takeForWork } from './work-on-message.ts'

export type ReferInput = {
  readonly messageId: string
  /** `contact-centre`, `politicians` or `actor:<key>` as `referrals` lists them. */
  readonly referralKey: string
  readonly isPrivate?: boolean
  readonly version: number
  readonly signAsPersonId?: string
}

/**
 * Shows the writer where the matter belongs, in the policy's words; counts as answered (requirements §9). Throws as `answerMessage`, and
 * `RuleBroken('referral-contact-unknown')` naming what has to be filled in in the policy first.
 */
export async function referMessage(deps: SendDeps, actor: Actor, input: ReferInput): Promise<Sent> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const subject = await takeForWork(tx, actor, inboxPermissions.reply, input)
    const { classKey } = subject.message
    return sendReply(deps, actor, subject, {
      kind: 'referral',
      body: ({ inForce }) => {
        if (classKey === null) throw new RuleBroken('triage-first')
        const found = referral(inForce.policy, classKey, input.referralKey as ReferralKey)
        if (!found.ok) throw refusal(found.problem)
        return { text: found.text, ruleIds: [found.ruleId] }
      },
      isPrivate: input.isPrivate ?? false,
      templateKey: null,
      referralKey: input.referralKey,
      signAsPersonId: input.signAsPersonId,
    })
  })
}

function refusal(problem: ReferralProblem): RuleBroken {
  if (problem.code === 'referral-not-safe') return new RuleBroken(problem.code, { ruleId: problem.ruleId })
  if (problem.code === 'referral-contact-unknown') {
    return new RuleBroken(problem.code, { details: { missing: problem.paths.join(', ') } })
  }
  return new RuleBroken(problem.code)
}
