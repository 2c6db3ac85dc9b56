import { graphTime } from '../../graph/lab-time.ts'
import type { TownMedia, TownPost } from '../../town/state.ts'
import type { InstagramLab } from '../lab-core.ts'
import type { ChildRef, NodeRef } from './refs.ts'

type Fields<T> = Readonly<Record<string, (value: T, lab: InstagramLab) => unknown>>

function mediaAddress(lab: InstagramLab, { id, picture }: TownMedia): string {
  return picture === null ? `${lab.baseUrl()}/file/${id}` : `${lab.baseUrl()}/media/${picture}`
}

/** Somebody else's post about the account: fewer things are told, and only through the account. */
export function isOthers(post: TownPost): boolean {
  return post.authorId !== post.accountId
}

function typeOf({ media }: TownPost): string {
  if (media.length > 1) return 'CAROUSEL_ALBUM'
  return media[0]?.kind === 'video' ? 'VIDEO' : 'IMAGE'
}

export const shortcode = ({ id }: TownPost): string => Buffer.from(id.slice(-8)).toString('base64url')

function usernameOf(lab: InstagramLab, authorId: string): string | undefined {
  const { accounts, people } = lab.town.state
  const person = people[authorId]
  return accounts[authorId]?.handle ?? (person?.isWithheld === true ? undefined : person?.handle)
}

const single = (post: TownPost): TownMedia | undefined =>
  post.media.length === 1 ? post.media[0] : undefined

function altTextOf(media: TownMedia | undefined): string | undefined {
  return media?.kind === 'image' && media.altText !== '' ? media.altText : undefined
}

export const postFields: Fields<TownPost> = {
  id: ({ id }) => id,
  ig_id: ({ id }) => id.slice(1),
  caption: ({ text }) => (text === '' ? undefined : text),
  media_type: typeOf,
  media_product_type: (post) => (typeOf(post) === 'VIDEO' ? 'REELS' : 'FEED'),
  media_url: (post, lab) => (post.media[0] === undefined ? undefined : mediaAddress(lab, post.media[0])),
  thumbnail_url: () => undefined,
  permalink: (post, lab) => lab.permalinkOf(post),
  shortcode,
  timestamp: ({ createdAt }) => graphTime(createdAt),
  username: ({ authorId }, lab) => usernameOf(lab, authorId),
  owner: (post) => (isOthers(post) ? undefined : { id: post.authorId }),
  alt_text: (post) => altTextOf(single(post)),
  comments_count: ({ id }, lab) => lab.threads.under(id).count,
  like_count: ({ reactions }) => Object.keys(reactions).length,
  is_comment_enabled: ({ isOpen }) => isOpen,
  view_count: ({ views }) => views,
}

export const childFields: Fields<ChildRef> = {
  id: ({ media }) => media.id,
  media_type: ({ media }) => (media.kind === 'video' ? 'VIDEO' : 'IMAGE'),
  media_url: ({ media }, lab) => mediaAddress(lab, media),
  alt_text: ({ media }) => altTextOf(media),
  permalink: ({ post }, lab) => postFields['permalink']?.(post, lab),
  timestamp: ({ post }) => graphTime(post.createdAt),
  username: ({ post }, lab) => usernameOf(lab, post.authorId),
}

/** The parts of a carousel; a single picture has none. */
export function childrenOf(post: TownPost): readonly NodeRef[] {
  return post.media.length > 1
    ? post.media.map((media) => ({ node: 'IGMedia', value: { media, post } }) as const)
    : []
}
