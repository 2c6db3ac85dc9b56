import type { Actor } from '#core/actor.ts'
import { triageClass } from '#modules/policy/index.ts'
import { inboxPermissions } from '../permissions.ts'
import { sendReply, type SendDeps, type Sent } from './send-reply.ts'
import { takeForWork } from './work-on-message.ts'

export type AnswerInput = {
  readonly messageId: string
  /** In the writer's own words; the signature is added. */
  readonly text: string
  /** The template it was begun from, for the record. */
  readonly templateKey?: string
  readonly isPrivate?: boolean
  readonly version: number
  /** For programs: the person whose reply it is. */
  readonly signAsPersonId?: string
}

/**
 * Answers a message. Throws `RuleBroken` with what stands in the way (see `ReplyObstacleCode`), `InvalidInput` for the text,
 * `Conflict('changed-by-other')`, `NotPermitted`. What is stored is exactly what is sent.
 */
export async function answerMessage(deps: SendDeps, actor: Actor, input: AnswerInput): Promise<Sent> {
  return deps.db.forOrg(actor.orgId, async (tx) => {
    const subject = await takeForWork(tx, actor, inboxPermissions.reply, input)
    const { classKey } = subject.message
    return sendReply(deps, actor, subject, {
      kind: 'answer',
      body: ({ inForce }) => ({
        text: input.text,
        ruleIds: classKey === null ? [] : [triageClass(inForce.policy, classKey).citation.ruleId],
      }),
      isPrivate: input.isPrivate ?? false,
      templateKey: input.templateKey ?? null,
      referralKey: null,
      signAsPersonId: input.signAsPersonId,
    })
  })
}
