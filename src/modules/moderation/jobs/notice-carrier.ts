import { systemActor } from '#core/actor.ts'
import type { Carrier, Outcome } from '#core/outbox/carry-out.ts'
import type { NoticePayload } from '../actions/give-notice.ts'
import { noteNotice } from '../actions/note-notice.ts'
import type { ModerationDeps } from '../deps.ts'
import { attemptFor, type Reach } from '../actions/reach-network.ts'

/** Carries `moderation.notice` by one way; which way comes next is settled where the answer is noted. */
export function createNoticeCarrier(deps: ModerationDeps): Carrier {
  return {
    carryOut: (orgId, row) =>
      attemptFor(deps, orgId, row, (reach) => tell(reach, row.payload as NoticePayload)),
    settled: (tx, orgId, row, outcome) =>
      noteNotice(deps, tx, systemActor(orgId, 'moderation'), { row, outcome }),
  }
}

async function tell(
  { connector, access }: Reach,
  { channel, target, text }: NoticePayload,
): Promise<Outcome> {
  const write = channel === 'private' ? connector.privateReply : connector.reply
  if (write === undefined)
    return { kind: 'rejected', code: 'not-offered', message: 'the network has no such act' }
  const { externalId } = await write(access, target, text)
  return { kind: 'done', result: { externalId } }
}
