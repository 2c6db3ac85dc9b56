import type { Author, NetworkComment, NetworkPost } from '../connector.ts'
import { idAt, instantAt, isTrueAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { webUrl } from '../kit/web-url.ts'
import { instagramProfile } from './profile.ts'
import { mediaOf } from './read-media.ts'

export const MEDIA_FIELDS =
  'id,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,timestamp,username,owner{id},alt_text,' +
  'comments_count,like_count,is_comment_enabled,children{id,media_type,media_url,thumbnail_url,alt_text}'

/** Somebody else's post in which the account is tagged or named: fewer things are told. */
export const OTHERS_MEDIA_FIELDS =
  'id,caption,media_type,media_url,permalink,timestamp,username,comments_count,children{id,media_type,media_url}'

const COMMENT_ONLY =
  'id,text,timestamp,username,from{id,username,self_ig_scoped_id},hidden,like_count,parent_id'
/** The largest page of comments that Instagram hands over. */
export const COMMENTS_PAGE = '50'
export const COMMENT_FIELDS = COMMENT_ONLY
export const THREAD_FIELDS = `${COMMENT_ONLY},replies.limit(${COMMENTS_PAGE}){${COMMENT_ONLY}}`

/** Who wrote it: the id that holds for this account, and the handle, which may change. Withheld (limited access): null. */
export function readAuthor(raw: Json): Author | null {
  const from = recordAt(raw, 'from')
  const externalId = idAt(from, 'id')
  const name = textAt(from, 'username') ?? textAt(raw, 'username')
  return externalId === null && name === null ? null : { externalId, name: name ?? '' }
}

export function readPost(raw: Json, postExternalId: string): NetworkPost {
  const username = textAt(raw, 'username')
  const ownerId = idAt(recordAt(raw, 'owner'), 'id')
  return {
    externalId: idAt(raw, 'id') ?? postExternalId,
    text: textAt(raw, 'caption') ?? '',
    publishedAt: instantAt(raw, 'timestamp'),
    permalink: webUrl(raw['permalink']),
    media: mediaOf(raw),
    author: username === null && ownerId === null ? null : { externalId: ownerId, name: username ?? '' },
    raw,
  }
}

/** Where a comment stands, and what is known around it when it is read. */
export type CommentPlace = {
  readonly postExternalId: string
  readonly parentExternalId: string | null
  readonly accountExternalId: string
  readonly now: Temporal.Instant
  /** Is there a conversation with this person? undefined: not known. */
  readonly hasConversation: (externalId: string) => boolean | undefined
}

export function readComment(raw: Json, externalId: string, place: CommentPlace): NetworkComment {
  const author = readAuthor(raw)
  const postedAt = instantAt(raw, 'timestamp')
  const isHidden = isTrueAt(raw, 'hidden')
  return {
    externalId,
    postExternalId: place.postExternalId,
    parentExternalId: idAt(raw, 'parent_id') ?? place.parentExternalId,
    author,
    text: textAt(raw, 'text') ?? '',
    postedAt,
    // Instagram gives comments no address of their own.
    permalink: null,
    media: [],
    isHidden,
    may: mayOf({ author, postedAt, isHidden }, place),
    raw,
  }
}

type Told = Pick<NetworkComment, 'author' | 'postedAt' | 'isHidden'>

/** Instagram has no flags on the comment itself; its rules are these (platforms: no answer under what is hidden, seven days, own comments). */
function mayOf({ author, postedAt, isHidden }: Told, place: CommentPlace): NetworkComment['may'] {
  const isOwn = author?.externalId === place.accountExternalId
  const { withinDays } = instagramProfile.verbs.privateReply
  const lastDay = postedAt?.add({ hours: withinDays * 24 })
  const isInTime = lastDay !== undefined && Temporal.Instant.compare(place.now, lastDay) < 0
  const writerId = author?.externalId ?? null
  const block = isOwn || writerId === null ? false : place.hasConversation(writerId)
  return {
    reply: !isHidden,
    hide: !isOwn,
    remove: true,
    privateReply: !isOwn && isInTime,
    ...(block === undefined ? {} : { block }),
  }
}
