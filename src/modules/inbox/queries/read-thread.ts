import type { Author } from '#connectors/connector.ts'
import type { Actor } from '#core/actor.ts'
import type { Tx } from '#core/db/database.ts'
import type { MessageId } from '#core/ids.ts'
import type { Message, ReplyId } from '../rules/message.ts'
import { orderThread } from '../rules/order-thread.ts'
import { concealment, type Concealment } from '../rules/visible-content.ts'
import { countVersions } from '../store/message-versions.ts'
import { readThread } from '../store/thread.ts'

/** One entry of a thread as the reader may see it, in reading order. */
export type ThreadEntry = Pick<
  Message,
  | 'parentId'
  | 'isOurs'
  | 'isAuthorForgotten'
  | 'postedAt'
  | 'receivedAt'
  | 'presence'
  | 'state'
  | 'outcome'
  | 'classKey'
> & {
  readonly id: MessageId
  readonly depth: number
  /** The message that was opened. */
  readonly isFocus: boolean
  readonly content: Concealment
  readonly author: Author | null
  readonly text: string | null
  readonly mediaCount: number
  readonly versionCount: number
  /** The reply of ours that this is the network's copy of. */
  readonly replyId: ReplyId | null
}

export async function readThreadFor(tx: Tx, actor: Actor, focus: Message): Promise<readonly ThreadEntry[]> {
  const messages = await readThread(tx, actor.orgId, focus)
  const ids = messages.map(({ id }) => id)
  const versions = await countVersions(tx, actor.orgId, ids)
  const entries = messages.map((message) => toEntry(actor, focus, message, versions.get(message.id) ?? 0))
  return orderThread(entries)
}

/** What the account itself wrote in a direct conversation is nobody's item: whoever handles the conversation reads it (F-113). */
function readBy(focus: Message, message: Message): Message {
  if (message.kind !== 'direct' || !message.isOurs || message.ownerId !== null) return message
  return { ...message, ownerId: focus.ownerId, unitId: focus.unitId }
}

function toEntry(
  actor: Actor,
  focus: Message,
  message: Message,
  versionCount: number,
): Omit<ThreadEntry, 'depth'> {
  const content = concealment(actor, readBy(focus, message))
  const isShown = content === 'shown'
  const { id, parentId, isOurs, isAuthorForgotten, postedAt, receivedAt, presence, state } = message
  const { outcome, classKey, replyId } = message
  return {
    ...{
      id,
      parentId,
      isOurs,
      isAuthorForgotten,
      postedAt,
      receivedAt,
      presence,
      state,
      outcome,
      classKey,
      replyId,
    },
    isFocus: id === focus.id,
    content,
    author: isShown ? message.author : null,
    text: isShown ? message.text : null,
    mediaCount: isShown ? message.media.length : 0,
    versionCount,
  }
}
