import { graphTime, unixSeconds } from '../lab-time.ts'
import { mediaLink, postLink } from '../links.ts'
import type { LabPage, LabPost } from '../state.ts'
import { pageOfPost } from '../thread/find.ts'
import type { ReadContext } from './context.ts'
import { followersOf } from './insights.ts'
import type { NodeRef } from './refs.ts'

type PostReader = (post: LabPost, context: ReadContext) => unknown
type PageReader = (page: LabPage, context: ReadContext) => unknown

function firstPicture(post: LabPost, { core }: ReadContext): string | undefined {
  const name = post.media[0] ?? core.state.photos[post.photoIds?.[0] ?? '']?.name
  return name === undefined ? undefined : mediaLink(core, name)
}

export function statusOf({ media, photoIds, videoId, link }: LabPost): string {
  if (videoId !== undefined) return 'added_video'
  if (media.length + (photoIds ?? []).length > 0) return 'added_photos'
  return link === undefined ? 'mobile_status_update' : 'shared_story'
}

function author(post: LabPost, { core }: ReadContext): NodeRef {
  const page = pageOfPost(core.state, post)
  return { node: 'Profile', value: { id: page.id, name: page.name } }
}

export const postFields: Readonly<Record<string, PostReader>> = {
  id: (post) => post.id,
  message: (post) => post.text,
  created_time: (post) => graphTime(post.createdAt),
  updated_time: (post) => graphTime(post.updatedAt),
  permalink_url: (post, { core }) => postLink(core, post),
  from: author,
  full_picture: firstPicture,
  picture: firstPicture,
  is_published: (post, { core }) => core.state.scheduled[post.id] === undefined,
  scheduled_publish_time: (post, { core }) => {
    const waiting = core.state.scheduled[post.id]
    return waiting === undefined ? undefined : unixSeconds(waiting.publishAt)
  },
  is_hidden: () => false,
  is_expired: () => false,
  status_type: statusOf,
  promotion_status: () => 'inactive',
  can_reply_privately: () => false,
  // The network leaves the count out until somebody has shared.
  shares: (post) =>
    post.shareCount === 0 ? undefined : { node: 'Shares', value: { count: post.shareCount } },
}

export const postDefaults = ['created_time', 'message', 'id'] as const

export const pageFields: Readonly<Record<string, PageReader>> = {
  id: (page) => page.id,
  name: (page) => page.name,
  username: (page) => page.handle,
  about: (page) => (page.about === '' ? undefined : page.about),
  category: (page) => page.category,
  phone: (page) => page.phone,
  emails: (page) => (page.email === undefined ? undefined : [page.email]),
  website: (page) => page.website,
  followers_count: (page, { core }) => followersOf(core.state, page.id),
  fan_count: (page, { core }) => followersOf(core.state, page.id),
  link: (page, { core }) => `${core.settings.permalinkBase()}/${page.handle}`,
  is_published: () => true,
  is_webhooks_subscribed: (page) => page.subscribedFields.length > 0,
  // Only a person's token may fetch the Page's own.
  access_token: (page, { core, token }) =>
    token.kind === 'user'
      ? core.state.tokens.find(
          (one) => one.kind === 'page' && one.ownerId === page.id && one.revokedAs === null,
        )?.token
      : undefined,
}

export const pageDefaults = ['name', 'id'] as const
