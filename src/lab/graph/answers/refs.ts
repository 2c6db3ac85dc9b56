import type { LabPicture } from '../media.ts'
import type { LabComment, LabMessage, LabPage, LabPost, LabVideo } from '../state.ts'
import type { SeenAuthor } from '../thread/author.ts'

export type ThreadRef = { readonly pageId: string; readonly personId: string }

export type Attachment = PictureAttachment | LinkedAttachment

type PictureAttachment = {
  readonly kind: 'picture'
  readonly picture: LabPicture
  /** Where the picture is used: a post's own, or a comment's. */
  readonly owner: LabPost | LabComment
  readonly rest: readonly LabPicture[]
}

/** A film, or an address somebody shared. */
type LinkedAttachment = {
  readonly kind: 'film' | 'link'
  readonly owner: LabPost
  readonly targetId: string
  readonly title: string | undefined
  readonly url: string
  readonly source: string | undefined
}

type UserValue = {
  readonly id: string
  readonly name: string
  readonly first_name?: string
  readonly last_name?: string
}

/** A thing the Graph can show, with the name of its table. `values` holds an answer that is plain already. */
export type NodeRef =
  | { readonly node: 'Page'; readonly value: LabPage }
  | { readonly node: 'User'; readonly value: UserValue }
  | { readonly node: 'PagePost'; readonly value: LabPost }
  | { readonly node: 'AdVideo'; readonly value: LabVideo }
  | { readonly node: 'Comment'; readonly value: LabComment }
  | { readonly node: 'Profile'; readonly value: SeenAuthor }
  | { readonly node: 'UnifiedThread'; readonly value: ThreadRef }
  | { readonly node: 'UnifiedMessage'; readonly value: LabMessage }
  | { readonly node: 'StoryAttachment'; readonly value: Attachment }
  | { readonly node: PlainNode; readonly value: Readonly<Record<string, unknown>> }

type PlainNode =
  | 'Photo'
  | 'AttachmentMedia'
  | 'AttachmentImage'
  | 'AttachmentTarget'
  | 'PlatformImageSource'
  | 'ProfilePictureSource'
  | 'Shares'
  | 'Application'
  | 'Permission'
  | 'InsightsResult'
  | 'InsightsValue'
  | 'VideoStatus'
  | 'VideoStatusUploadingPhase'
  | 'VideoStatusProcessingPhase'
  | 'VideoStatusPublishingPhase'

export function isNodeRef(value: unknown): value is NodeRef {
  return typeof value === 'object' && value !== null && 'node' in value && 'value' in value
}
