/**
 * Webhook changes in the shapes that RestFB collected from the network (restfb/restfb, commit ca24c19d, MIT: `json/webhooks`),
 * with the later `from` in place of `sender_id`/`sender_name`.
 */
import { scopedPersonId } from '../ids.ts'
import { photoId, picturesOf } from '../answers/photo.ts'
import { statusOf } from '../answers/post-fields.ts'
import type { LabCore } from '../lab-core.ts'
import { graphTime, unixMilliseconds, unixSeconds } from '../lab-time.ts'
import { mediaLink, postLink } from '../links.ts'
import type { LabComment, LabMessage, LabPost, Reaction } from '../state.ts'
import { authorSeenByPage } from '../thread/author.ts'
import { isGone, postOfComment } from '../thread/find.ts'

export type CommentVerb = 'add' | 'edited' | 'remove' | 'hide' | 'unhide'

function from(core: LabCore, pageId: string, authorId: string): object {
  const author = authorSeenByPage(core, pageId, authorId)
  return author === null ? {} : { from: author }
}

export function commentChange(core: LabCore, comment: LabComment, verb: CommentVerb, at: string): object {
  const post = postOfComment(core.state, comment)
  // `remove` carries no words: whoever wants them must hold them already.
  const words = verb === 'remove' ? {} : { message: comment.text }
  const photo = comment.media === null || verb === 'remove' ? {} : { photo: mediaLink(core, comment.media) }
  return {
    field: 'feed',
    value: {
      ...from(core, post.pageId, comment.authorId),
      ...(isGone(core.state, comment) ? {} : { post: postSummary(core, post) }),
      ...words,
      ...photo,
      post_id: post.id,
      comment_id: comment.id,
      created_time: unixSeconds(at),
      item: 'comment',
      parent_id: comment.parentId ?? post.id,
      verb,
    },
  }
}

function postSummary(core: LabCore, post: LabPost): object {
  return {
    status_type: statusOf(post),
    is_published: true,
    updated_time: graphTime(post.updatedAt),
    permalink_url: postLink(core, post),
    promotion_status: 'inactive',
    id: post.id,
  }
}

export function postChange(
  core: LabCore,
  post: LabPost,
  verb: 'add' | 'edited' | 'remove',
  at: string,
): object {
  const { item, part } = partOf(core, post)
  return {
    field: 'feed',
    value: {
      ...from(core, post.pageId, post.pageId),
      ...(verb === 'remove' ? { recipient_id: post.pageId } : { message: post.text, published: 1 }),
      ...(verb === 'remove' ? {} : part),
      post_id: post.id,
      created_time: unixSeconds(at),
      item: item === 'status' && verb === 'remove' ? 'post' : item,
      verb,
    },
  }
}

/** What the network names besides the words: one picture, a film, or several pictures by their addresses. */
function partOf(core: LabCore, post: LabPost): { readonly item: string; readonly part: object } {
  if (post.videoId !== undefined) return { item: 'video', part: { video_id: post.videoId } }
  const pictures = picturesOf(core, post)
  const [picture, ...rest] = pictures
  if (picture === undefined)
    return { item: 'status', part: post.link === undefined ? {} : { link: post.link } }
  if (rest.length > 0)
    return { item: 'photo', part: { photos: pictures.map(({ name }) => mediaLink(core, name)) } }
  const part = { link: mediaLink(core, picture.name), photo_id: photoId(core, post, picture) }
  return { item: 'photo', part }
}

export type ReactionNews = {
  readonly post: LabPost
  readonly comment: LabComment | null
  readonly personId: string
  readonly reaction: Reaction
  readonly verb: 'add' | 'remove'
  readonly at: string
}

export function reactionChange(core: LabCore, news: ReactionNews): object {
  return {
    field: 'feed',
    value: {
      ...from(core, news.post.pageId, news.personId),
      post_id: news.post.id,
      ...(news.comment === null ? {} : { comment_id: news.comment.id }),
      created_time: unixSeconds(news.at),
      item: 'reaction',
      parent_id: news.comment?.parentId ?? news.post.id,
      reaction_type: news.reaction.toLowerCase(),
      verb: news.verb,
    },
  }
}

export function messageEvent(core: LabCore, message: LabMessage): object {
  const person = { id: scopedPersonId(message.pageId, message.personId) }
  const page = { id: message.pageId }
  const picture =
    message.media === null
      ? {}
      : { attachments: [{ type: 'image', payload: { url: mediaLink(core, message.media) } }] }
  return {
    sender: message.isFromPage ? page : person,
    recipient: message.isFromPage ? person : page,
    timestamp: unixMilliseconds(message.sentAt),
    message: {
      mid: message.id,
      ...(message.text === '' ? {} : { text: message.text }),
      ...picture,
      ...(message.isFromPage ? { is_echo: true, app_id: Number(core.settings.appId) } : {}),
    },
  }
}
