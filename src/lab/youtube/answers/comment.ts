import type { TownComment } from '../../town/state.ts'
import { seconds } from '../film.ts'
import type { YoutubeLabCore } from '../lab-core.ts'

type Answer = Readonly<Record<string, unknown>>

/** Who asks, and how: what a comment shows depends on it. */
export type View = {
  readonly accountId: string
  readonly isHtml: boolean
  /** Asked for by its id: then the standing is not told. */
  readonly isById: boolean
}

export type Standing = 'published' | 'heldForReview' | 'likelySpam' | 'rejected'

/** null: gone for everybody. */
export function standingOf({ standing, extra }: TownComment): Standing | null {
  if (standing === 'removed') return null
  if (standing === 'rejected') return 'rejected'
  if (standing === 'visible') return 'published'
  return extra['isLikelySpam'] === true ? 'likelySpam' : 'heldForReview'
}

/** `Ug… .…` for a reply: the thread's id, a dot, its own. */
export function commentId({ id, parentId }: TownComment): string {
  return parentId === null ? id : `${parentId}.${id}`
}

export function ownId(id: string): string {
  return id.split('.').at(-1) ?? id
}

export function commentAnswer(core: YoutubeLabCore, comment: TownComment, view: View): Answer {
  const { state } = core.town
  const channelId = state.posts[comment.postId]?.accountId ?? ''
  const isAuthor = comment.authorId === view.accountId
  const isOwner = channelId === view.accountId
  return {
    kind: 'youtube#comment',
    etag: `comment-${comment.id}-${comment.editedAt ?? ''}`,
    id: commentId(comment),
    snippet: {
      channelId,
      videoId: comment.postId,
      textDisplay: view.isHtml ? html(comment.text) : comment.text,
      // Only to whoever wrote it.
      ...(isAuthor ? { textOriginal: comment.text } : {}),
      ...(comment.parentId === null ? {} : { parentId: comment.parentId }),
      ...authorOf(core, comment.authorId),
      canRate: true,
      viewerRating: 'none',
      likeCount: Object.values(comment.reactions).filter((one) => one === 'like').length,
      ...(isOwner && !view.isById ? { moderationStatus: standingOf(comment) } : {}),
      publishedAt: seconds(comment.createdAt),
      updatedAt: seconds(comment.editedAt ?? comment.createdAt),
    },
  }
}

function authorOf({ town, settings }: YoutubeLabCore, authorId: string): Answer {
  const { accounts, people } = town.state
  const picture = { authorProfileImageUrl: `${settings.baseUrl()}/vi/channel/default.jpg` }
  if (people[authorId]?.isWithheld === true)
    return { authorDisplayName: '', ...picture, authorChannelUrl: '' }
  return {
    authorDisplayName: (accounts[authorId] ?? people[authorId])?.name ?? '',
    ...picture,
    authorChannelUrl: `http://www.youtube.com/channel/${authorId}`,
    authorChannelId: { value: authorId },
  }
}

function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\n', '<br>')
}

const MOST_REPLIES_IN_THREAD = 5

export function threadAnswer(
  core: YoutubeLabCore,
  { top, replies, shown }: ThreadParts,
  { view, parts }: { readonly view: View; readonly parts: readonly string[] },
): Answer {
  const film = core.town.state.posts[top.postId]
  const visible = replies.filter(({ standing }) => standing === 'visible')
  const told = shown.slice(0, MOST_REPLIES_IN_THREAD).map((reply) => commentAnswer(core, reply, view))
  return {
    kind: 'youtube#commentThread',
    etag: `thread-${top.id}-${visible.length}`,
    id: top.id,
    snippet: {
      channelId: film?.accountId ?? '',
      videoId: top.postId,
      topLevelComment: commentAnswer(core, top, view),
      canReply: film?.isOpen === true,
      totalReplyCount: visible.length,
      isPublic: top.standing === 'visible',
    },
    ...(parts.includes('replies') && told.length > 0 ? { replies: { comments: told } } : {}),
  }
}

export type ThreadParts = {
  readonly top: TownComment
  readonly replies: readonly TownComment[]
  /** Those that this list is about. */
  readonly shown: readonly TownComment[]
}
