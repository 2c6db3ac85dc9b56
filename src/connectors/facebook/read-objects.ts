import type { Author, NetworkComment, NetworkPost } from '../connector.ts'
import { idAt, instantAt, isTrueAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { webUrl } from '../kit/web-url.ts'
import { mediaOfAttachment } from './read-media.ts'

export const POST_FIELDS =
  'id,message,story,created_time,updated_time,permalink_url,from,is_published,is_hidden,status_type,' +
  'attachments{media_type,media,target,url,title,description,subattachments}'

export const COMMENT_FIELDS =
  'id,message,from,created_time,parent{id},is_hidden,is_private,can_hide,can_remove,can_comment,' +
  'can_reply_privately,comment_count,like_count,attachment,permalink_url,message_tags'

/** Meta withholds who wrote when the person's settings or the app's access level say so: then null, never a made-up name. */
export function readAuthor(from: Json | null): Author | null {
  const externalId = idAt(from, 'id')
  const name = textAt(from, 'name')
  return externalId === null && name === null ? null : { externalId, name: name ?? '' }
}

export function readPost(raw: Json, postExternalId: string): NetworkPost {
  return {
    externalId: idAt(raw, 'id') ?? postExternalId,
    // A post without words of its own still has Facebook's sentence about it ("X updated their cover photo").
    text: textAt(raw, 'message') ?? textAt(raw, 'story') ?? '',
    publishedAt: instantAt(raw, 'created_time'),
    permalink: webUrl(raw['permalink_url']),
    media: listAt(recordAt(raw, 'attachments'), 'data').flatMap(mediaOfAttachment),
    author: readAuthor(recordAt(raw, 'from')),
    raw,
  }
}

export function readComment(raw: Json, externalId: string, postExternalId: string): NetworkComment {
  const parentId = idAt(recordAt(raw, 'parent'), 'id')
  return {
    externalId,
    postExternalId,
    parentExternalId: parentId === postExternalId ? null : parentId,
    author: readAuthor(recordAt(raw, 'from')),
    text: textAt(raw, 'message') ?? '',
    postedAt: instantAt(raw, 'created_time'),
    permalink: webUrl(raw['permalink_url']),
    media: mediaOfAttachment(raw['attachment']),
    isHidden: isTrueAt(raw, 'is_hidden'),
    may: {
      reply: isTrueAt(raw, 'can_comment'),
      hide: isTrueAt(raw, 'can_hide'),
      remove: isTrueAt(raw, 'can_remove'),
      privateReply: isTrueAt(raw, 'can_reply_privately'),
    },
    raw,
  }
}

/**
 * A comment does not name its post, but its `object` often is the post (`{page}_{post}`). Where it is a picture in the post, or absent,
 * the id of the comment tells: `{post}_{comment}`.
 */
export function postIdOf(raw: Json, commentExternalId: string, pageExternalId: string): string {
  const objectId = idAt(recordAt(raw, 'object'), 'id')
  if (objectId?.startsWith(`${pageExternalId}_`) === true) return objectId
  const [post, comment] = commentExternalId.split('_')
  if (post !== undefined && comment !== undefined) return `${pageExternalId}_${post}`
  return objectId ?? ''
}
