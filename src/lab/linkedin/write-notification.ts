import type { TownComment, TownPost } from '../town/state.ts'
import type { TownNews } from '../town/town-core.ts'
import { MEMBER, msOf, nowMs, type Body, type LabCore, type Notification } from './lab-core.ts'
import { writeLittleText } from './little-text.ts'
import { activityOf, commentUrn } from './names.ts'

const MOST_KEPT = 2_000

/** Files what happened as LinkedIn would tell a page's administrators of it; null for what it tells nobody. */
export function fileNotification(core: LabCore, news: TownNews): Notification | null {
  const told = tell(core, news)
  if (told === null) return null
  const { extra, town } = core
  const post = town.state.posts[told.postId]
  if (post === undefined) return null
  const last = extra.notifications.at(-1)?.notificationId ?? 5_600_000_000
  const notification: Notification = {
    notificationId: last + 1,
    organizationalEntity: post.accountId,
    action: told.action,
    sourcePost: activityOf(post.id),
    decoratedSourcePost: {
      owner: post.authorId,
      mediaCategory: post.media.length === 0 ? 'NONE' : 'IMAGE',
      text: post.text,
      entity: post.id,
    },
    lastModifiedAt: told.atMs,
    subscriber: MEMBER,
    ...told.made,
  }
  extra.notifications.push(notification)
  if (extra.notifications.length > MOST_KEPT)
    extra.notifications.splice(0, extra.notifications.length - MOST_KEPT)
  town.core.changed()
  return notification
}

type Told = { readonly action: string; readonly postId: string; readonly atMs: number; readonly made: Body }

function tell(core: LabCore, news: TownNews): Told | null {
  const now = nowMs(core)
  switch (news.kind) {
    case 'comment-added': {
      const { comment } = news
      const isOwn = core.town.state.accounts[comment.authorId] !== undefined
      const action = isOwn ? 'ADMIN_COMMENT' : 'COMMENT'
      return {
        action,
        postId: comment.postId,
        atMs: msOf(comment.createdAt),
        made: madeComment(core, comment),
      }
    }
    case 'comment-edited':
      return {
        action: 'COMMENT_EDIT',
        postId: news.comment.postId,
        atMs: now,
        made: madeComment(core, news.comment),
      }
    case 'comment-removed': {
      const { postId, id } = news.comment
      return {
        action: 'COMMENT_DELETE',
        postId,
        atMs: now,
        made: { generatedActivity: shortUrn(postId, id) },
      }
    }
    case 'reaction':
      return { action: 'LIKE', postId: news.postId, atMs: now, made: {} }
    case 'post-added':
      return mention(news.post)
    default:
      return null
  }
}

/** Somebody else's post about the page. */
function mention(post: TownPost): Told | null {
  if (post.authorId === post.accountId) return null
  const share = { entity: post.id, owner: post.authorId, text: writeLittleText(post.text) }
  const made = { generatedActivity: post.id, decoratedGeneratedActivity: { share } }
  return { action: 'SHARE_MENTION', postId: post.id, atMs: msOf(post.createdAt), made }
}

function madeComment({ town }: LabCore, comment: TownComment): Body {
  const isWithheld = town.state.people[comment.authorId]?.isWithheld === true
  const parent =
    comment.parentId === null ? {} : { parentComment: commentUrn(comment.postId, comment.parentId) }
  const written = {
    ...(isWithheld ? {} : { owner: comment.authorId }),
    text: comment.text,
    entity: commentUrn(comment.postId, comment.id),
    object: activityOf(comment.postId),
    ...parent,
  }
  return {
    generatedActivity: shortUrn(comment.postId, comment.id),
    decoratedGeneratedActivity: { comment: written },
  }
}

/** Recorded notifications write the inner name short. */
function shortUrn(postId: string, id: string): string {
  return commentUrn(postId, id).replace('(urn:li:', '(')
}
