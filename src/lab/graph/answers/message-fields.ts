import { threadIdFor } from '../ids.ts'
import { graphTime } from '../lab-time.ts'
import { mediaLink } from '../links.ts'
import { pictureNamed } from '../media.ts'
import type { LabMessage } from '../state.ts'
import { authorSeenByPage } from '../thread/author.ts'
import type { SeenAuthor } from '../thread/author.ts'
import { messagesBetween } from '../thread/find.ts'
import { isWithinMessageWindow } from '../thread/may.ts'
import type { ReadContext } from './context.ts'
import { photoId } from './photo.ts'
import type { Attachment, NodeRef, ThreadRef } from './refs.ts'

type ThreadReader = (thread: ThreadRef, context: ReadContext) => unknown
type MessageReader = (message: LabMessage, context: ReadContext) => unknown
type AttachmentReader = (attachment: Attachment, context: ReadContext) => unknown

const profiles = (seen: readonly (SeenAuthor | null)[]): { data: NodeRef[] } => ({
  data: seen.flatMap((value) => (value === null ? [] : [{ node: 'Profile' as const, value }])),
})

function participants(thread: ThreadRef, { core }: ReadContext): { data: NodeRef[] } {
  return profiles([thread.personId, thread.pageId].map((id) => authorSeenByPage(core, thread.pageId, id)))
}

const messages = (thread: ThreadRef, { core }: ReadContext): LabMessage[] =>
  messagesBetween(core.state, thread.pageId, thread.personId)

export const threadFields: Readonly<Record<string, ThreadReader>> = {
  id: (thread) => threadIdFor(thread.pageId, thread.personId),
  updated_time: (thread, context) => graphTime(messages(thread, context).at(-1)?.sentAt ?? ''),
  message_count: (thread, context) => messages(thread, context).length,
  snippet: (thread, context) => messages(thread, context).at(-1)?.text,
  can_reply: (thread, { core }) => isWithinMessageWindow(core.state, thread, core.clock.now(), false),
  participants,
  senders: participants,
}

export const threadDefaults = ['id', 'updated_time'] as const

const side = (isSender: boolean): MessageReader => {
  return (message, { core }) => {
    const id = message.isFromPage === isSender ? message.pageId : message.personId
    const seen = authorSeenByPage(core, message.pageId, id)
    if (!isSender) return profiles([seen])
    return seen === null ? undefined : { node: 'Profile', value: seen }
  }
}

function pictures(message: LabMessage, { core }: ReadContext): object | undefined {
  const picture = message.media === null ? undefined : pictureNamed(message.media)
  if (picture === undefined) return undefined
  const { mediaType: mime_type, name, width, height } = picture
  return {
    data: [{ id: message.id, mime_type, name, image_data: { width, height, url: mediaLink(core, name) } }],
  }
}

export const messageFields: Readonly<Record<string, MessageReader>> = {
  id: (message) => message.id,
  message: (message) => message.text,
  created_time: (message) => graphTime(message.sentAt),
  from: side(true),
  to: side(false),
  attachments: pictures,
}

export const messageDefaults = ['id', 'created_time'] as const

function subattachments(attachment: Attachment): { data: NodeRef[] } | undefined {
  if (attachment.kind !== 'picture' || attachment.rest.length === 0) return undefined
  const { owner, picture, rest } = attachment
  return {
    data: [picture, ...rest].map((one) => ({
      node: 'StoryAttachment' as const,
      value: { kind: 'picture' as const, picture: one, owner, rest: [] },
    })),
  }
}

function kindOf(attachment: Attachment): string {
  if (attachment.kind !== 'picture') return attachment.kind === 'film' ? 'video' : 'link'
  return attachment.rest.length > 0 ? 'album' : 'photo'
}

function mediaOf(attachment: Attachment, { core }: ReadContext): NodeRef | undefined {
  if (attachment.kind !== 'picture') {
    const { source } = attachment
    return source === undefined ? undefined : { node: 'AttachmentMedia', value: { source } }
  }
  const { height, width, name } = attachment.picture
  const image = { node: 'AttachmentImage', value: { height, src: mediaLink(core, name), width } }
  return { node: 'AttachmentMedia', value: { image } }
}

function targetOf(attachment: Attachment, { core }: ReadContext): NodeRef {
  const id =
    attachment.kind === 'picture' ? photoId(core, attachment.owner, attachment.picture) : attachment.targetId
  return { node: 'AttachmentTarget', value: { id, url: urlOf(attachment, core) } }
}

function urlOf(attachment: Attachment, core: ReadContext['core']): string {
  if (attachment.kind !== 'picture') return attachment.url
  return `${core.settings.permalinkBase()}/photo/${photoId(core, attachment.owner, attachment.picture)}`
}

export const attachmentFields: Readonly<Record<string, AttachmentReader>> = {
  media_type: kindOf,
  type: (attachment) => (attachment.kind === 'film' ? 'video_inline' : kindOf(attachment)),
  title: (attachment) => (attachment.kind === 'picture' ? undefined : attachment.title),
  description: (attachment) => (attachment.kind === 'picture' ? attachment.picture.altSv : undefined),
  media: mediaOf,
  target: targetOf,
  url: (attachment, { core }) => urlOf(attachment, core),
  subattachments,
}

export const attachmentDefaults = ['media', 'media_type', 'subattachments', 'target', 'type', 'url'] as const
