import { InvalidInput, NotFound, RuleBroken } from '#core/errors.ts'
import { permit, type Actor } from '#core/actor.ts'
import { isId } from '#core/ids.ts'
import { findAccount } from '#modules/accounts/index.ts'
import { inboxPermissions } from '../permissions.ts'
import { isWebAddress } from '../rules/entered-by-hand.ts'
import { findMessage, lockAccount } from '../store/messages.ts'
import { findReply, settlePlacement } from '../store/replies.ts'
import type { InboxDeps } from './deps.ts'
import { settleReply } from './settle-reply.ts'

export type PlaceInput = {
  readonly replyId: string
  /** placed: "I have answered on the spot" · dropped: it is not to be written after all, and the message stands open again. */
  readonly decision: 'placed' | 'dropped'
  /** Where the answer stands, if it has an address. */
  readonly link?: string
}

/**
 * A person says what became of a reply that only a person could put in its place. Once: whoever comes second is told with
 * `RuleBroken('reply-settled')`.
 */
export async function placeReply(
  deps: Pick<InboxDeps, 'db' | 'clock'>,
  actor: Actor,
  input: PlaceInput,
): Promise<void> {
  const { orgId } = actor
  const link = input.link?.trim() ?? ''
  if (link !== '' && !isWebAddress(link)) throw new InvalidInput([{ field: 'link', code: 'not-a-link' }])
  await deps.db.forOrg(orgId, async (tx) => {
    const reply = isId(input.replyId) ? await findReply(tx, orgId, input.replyId) : null
    const message = reply === null ? null : await findMessage(tx, orgId, reply.messageId)
    const account = message === null ? null : await findAccount(tx, orgId, message.accountId)
    if (reply?.placement === undefined || reply.placement === null || message === null || account === null)
      throw new NotFound('reply', input.replyId)
    const { ownerId, unitId } = message
    permit(actor, inboxPermissions.reply, { ownerId, unitId, holderId: account.holderId })
    await lockAccount(tx, account.id)
    const at = deps.clock.now()
    const placement = { state: input.decision, at, by: actor.id, link: link === '' ? null : link }
    if (!(await settlePlacement(tx, orgId, reply.id, placement))) throw new RuleBroken('reply-settled')
    const isPlaced = input.decision === 'placed'
    const fate = isPlaced ? ({ kind: 'sent', externalId: null } as const) : ({ kind: 'dropped' } as const)
    const because = isPlaced ? 'placed-by-a-person' : 'a-person-decided'
    await settleReply(deps, { tx, actor, reply, fate, because })
  })
}
