import { unixMilliseconds, unixSeconds } from '../../graph/lab-time.ts'
import type { TownComment, TownMessage, TownPost } from '../../town/state.ts'
import type { TownNews } from '../../town/town-core.ts'
import { isOthers } from '../answers/post-fields.ts'
import { now, type InstagramLab } from '../lab-core.ts'

/** One entry of a webhook body; the shapes are those of the network's reference and of RestFB's collection (commit ca24c19d, MIT). */
export type Entry = Readonly<Record<string, unknown>>

/** What Instagram tells of by itself: comments, mentions and messages. Edits, removals and likes it keeps to itself. */
export function entryOf(lab: InstagramLab, news: TownNews): Entry | null {
  switch (news.kind) {
    case 'comment-added':
      return commentEntry(lab, news.comment)
    case 'post-added':
      return isOthers(news.post) ? mentionEntry(lab, news.post, null) : null
    case 'message':
      return messageEntry(lab, news.message)
    default:
      return null
  }
}

function commentEntry(lab: InstagramLab, comment: TownComment): Entry | null {
  const { accounts, posts } = lab.town.state
  const post = posts[comment.postId]
  if (post === undefined) return null
  if (isOthers(post)) {
    const isNamed = comment.text.includes(`@${accounts[post.accountId]?.handle ?? ''}`)
    return isNamed && comment.authorId !== post.accountId ? mentionEntry(lab, post, comment.id) : null
  }
  const from = fromOf(lab, comment.authorId)
  const productType = post.media[0]?.kind === 'video' ? 'REELS' : 'FEED'
  const value = {
    ...(from === null ? {} : { from }),
    media: { id: post.id, media_product_type: productType },
    id: comment.id,
    ...(comment.parentId === null ? {} : { parent_id: comment.parentId }),
    text: comment.text,
  }
  return change(post.accountId, comment.createdAt, 'comments', value)
}

/** null: the network keeps to itself who wrote. */
function fromOf({ town }: InstagramLab, authorId: string): object | null {
  const person = town.state.people[authorId]
  const username = town.state.accounts[authorId]?.handle ?? person?.handle
  return username === undefined || person?.isWithheld === true ? null : { id: authorId, username }
}

function mentionEntry(lab: InstagramLab, { accountId, id }: TownPost, commentId: string | null): Entry {
  const value = { media_id: id, ...(commentId === null ? {} : { comment_id: commentId }) }
  return change(accountId, now(lab), 'mentions', value)
}

function change(accountId: string, at: string, field: string, value: object): Entry {
  return { id: accountId, time: unixSeconds(at), changes: [{ field, value }] }
}

function messageEntry(lab: InstagramLab, message: TownMessage): Entry {
  const person = { id: message.personId }
  const account = { id: message.accountId }
  return {
    id: message.accountId,
    time: unixMilliseconds(message.sentAt),
    messaging: [
      {
        sender: message.isFromAccount ? account : person,
        recipient: message.isFromAccount ? person : account,
        timestamp: unixMilliseconds(message.sentAt),
        message: {
          mid: message.id,
          text: message.text,
          ...(message.isFromAccount ? { is_echo: true, app_id: Number(lab.appId) } : {}),
        },
      },
    ],
  }
}
