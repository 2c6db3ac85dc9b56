import { messageIdFor } from '../ids.ts'
import { nowIso } from '../lab-core.ts'
import type { LabCore } from '../lab-core.ts'
import type { LabComment, LabMessage } from '../state.ts'
import { messageEvent } from '../webhooks/bodies.ts'

export type NewMessage = {
  readonly pageId: string
  readonly personId: string
  readonly isFromPage: boolean
  readonly text: string
  readonly media: string | null
  /** Set for a private reply. */
  readonly comment: LabComment | null
  readonly at?: string
}

export function addMessage(core: LabCore, wanted: NewMessage): LabMessage {
  const at = wanted.at ?? nowIso(core)
  const { pageId, personId, isFromPage } = wanted
  const message: LabMessage = {
    id: messageIdFor(core.state),
    pageId,
    personId,
    isFromPage,
    text: wanted.text,
    media: wanted.media,
    sentAt: at,
    commentId: wanted.comment?.id ?? null,
  }
  core.state.messages.push(message)
  if (wanted.comment !== null) wanted.comment.privateReplyId = message.id
  if (isFromPage) noteMessage(core, message, wanted.comment)
  const field = isFromPage ? 'message_echoes' : 'messages'
  core.emit({ pageId, field, at, verb: 'add', body: messageEvent(core, message) })
  core.changed()
  return message
}

function noteMessage(core: LabCore, message: LabMessage, comment: LabComment | null): void {
  core.state.deeds.push({
    at: message.sentAt,
    kind: 'wrote-privately',
    pageId: message.pageId,
    postId: comment?.postId ?? null,
    commentId: comment?.id ?? null,
    personId: message.personId,
  })
}
