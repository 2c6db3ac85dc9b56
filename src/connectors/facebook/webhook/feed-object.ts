import type { Author, EventComment, EventPost, MediaRef } from '../../connector.ts'
import { idAt, instantAt, listAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import { webUrl } from '../../kit/web-url.ts'
import { mediaOfAttachment } from '../read-media.ts'
import { readAuthor } from '../read-objects.ts'

type CommentIdentity = {
  readonly commentExternalId: string
  readonly postExternalId: string
  readonly isNew: boolean
}

export function eventComment(value: Json, identity: CommentIdentity): EventComment {
  const parentId = idAt(value, 'parent_id')
  const isUnderPost = parentId === identity.postExternalId || isPostOf(parentId, identity)
  return {
    externalId: identity.commentExternalId,
    postExternalId: identity.postExternalId,
    parentExternalId: isUnderPost ? null : parentId,
    author: authorOf(value),
    text: textAt(value, 'message') ?? '',
    // In an edit `created_time` is the edit's own; when the comment was written is not told again.
    postedAt: identity.isNew ? instantAt(value, 'created_time') : null,
    media: mediaOf(value),
  }
}

/**
 * Directly under the post, Meta names the post as parent: under the id in `post_id`, or under the other one that a post with a picture has
 * (`{page}_{picture}`, or the picture alone, with which the comment's own id then begins).
 */
function isPostOf(parentId: string | null, { commentExternalId, postExternalId }: CommentIdentity): boolean {
  if (parentId === null) return false
  const [pageId, post] = postExternalId.split('_')
  const isOnPage = pageId !== undefined && post !== undefined && parentId.startsWith(`${pageId}_`)
  return isOnPage || commentExternalId.startsWith(`${parentId}_`)
}

export function eventPost(value: Json, postExternalId: string, isNew: boolean): EventPost {
  return {
    externalId: postExternalId,
    text: textAt(value, 'message') ?? '',
    publishedAt: isNew ? instantAt(value, 'created_time') : null,
    author: authorOf(value),
    media: mediaOf(value),
    permalink: webUrl(value['permalink_url']) ?? webUrl(recordAt(value, 'post')?.['permalink_url']),
  }
}

/** New bodies have `from`, old ones `sender_id` and `sender_name`; some have both, some neither. */
function authorOf(value: Json): Author | null {
  const sender = { id: idAt(value, 'sender_id'), name: textAt(value, 'sender_name') }
  return readAuthor(recordAt(value, 'from')) ?? readAuthor(sender)
}

/** `link` is the picture of a photo, the film of a video, and otherwise the address that was shared. */
function mediaOf(value: Json): readonly MediaRef[] {
  const item = textAt(value, 'item')
  const linkKind = item === 'photo' ? 'image' : item === 'video' ? 'video' : 'link'
  const found: readonly (readonly [MediaRef['kind'], unknown])[] = [
    ['image', value['photo']],
    ...listAt(value, 'photos').map((url) => ['image', url] as const),
    ['video', value['video']],
    [linkKind, value['link']],
  ]
  const byUrl = new Map(mediaOfAttachment(value['attachment']).map((media) => [media.url, media]))
  for (const [kind, address] of found) {
    const url = webUrl(address)
    if (url !== null && !byUrl.has(url)) byUrl.set(url, { kind, url })
  }
  return [...byUrl.values()]
}
