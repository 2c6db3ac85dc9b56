import type { Actor } from '#core/actor.ts'
import { InvalidInput } from '#core/errors.ts'
import { inboxPermissions } from '../permissions.ts'
import { textSha256 } from '../rules/text-hash.ts'
import { changeMessage } from '../store/messages.ts'
import type { InboxDeps } from './deps.ts'
import { recordWork, takeForWork } from './work-on-message.ts'

/** A person decides that a message is, or after all is not, only for those who handle it (F-112). The reason is theirs to give. */
export async function changeRestriction(
  deps: Pick<InboxDeps, 'db' | 'clock'>,
  actor: Actor,
  input: {
    readonly messageId: string
    readonly isRestricted: boolean
    readonly reason: string
    readonly version: number
  },
): Promise<void> {
  const reason = input.reason.trim()
  if (reason === '') throw new InvalidInput([{ field: 'reason', code: 'required' }])
  await deps.db.forOrg(actor.orgId, async (tx) => {
    const subject = await takeForWork(tx, actor, inboxPermissions.triage, input)
    const { message } = subject
    if (message.isRestricted === input.isRestricted) return
    await changeMessage(tx, actor.orgId, message.id, { isRestricted: input.isRestricted })
    await recordWork(deps, actor, subject, {
      kind: input.isRestricted ? 'message.restricted' : 'message.unrestricted',
      facts: { reasonSha256: textSha256(reason) },
    })
  })
}
