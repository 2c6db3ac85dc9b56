import { lastPart } from '../ids.ts'
import type { LabCore } from '../lab-core.ts'
import { graphTime } from '../lab-time.ts'
import { mediaLink } from '../links.ts'
import { pictureNamed } from '../media.ts'
import type { LabPicture } from '../media.ts'
import type { LabComment, LabPost } from '../state.ts'
import { isGone } from '../thread/find.ts'
import type { NodeRef } from './refs.ts'

type Owner = LabPost | LabComment

function picturesOf(owner: Owner): LabPicture[] {
  const names = 'pageId' in owner ? owner.media : [owner.media ?? '']
  return names.flatMap((name) => pictureNamed(name) ?? [])
}

/** A picture's own number, made of what it stands on, so that it needs no table. */
export function photoId(owner: Owner, picture: LabPicture): string {
  return `${lastPart(owner.id)}9${Math.max(picturesOf(owner).indexOf(picture), 0)}`
}

export function attachmentsOf(owner: Owner): NodeRef[] {
  const [picture, ...rest] = picturesOf(owner)
  return picture === undefined ? [] : [{ node: 'StoryAttachment', value: { picture, owner, rest } }]
}

export function photoRef(core: LabCore, id: string): NodeRef | null {
  const { posts, comments } = core.state
  const isOwner = (owner: Owner): boolean => id.startsWith(`${lastPart(owner.id)}9`)
  const post = Object.values(posts).find((one) => one.removedAt === null && isOwner(one))
  const owner = post ?? Object.values(comments).find((one) => isOwner(one) && !isGone(core.state, one))
  const picture = owner === undefined ? undefined : picturesOf(owner)[Number(id.slice(-1))]
  if (owner === undefined || picture === undefined || photoId(owner, picture) !== id) return null
  const size = { height: picture.height, width: picture.width }
  const image = {
    node: 'PlatformImageSource' as const,
    value: { ...size, source: mediaLink(core, picture.name) },
  }
  const value = {
    id,
    ...size,
    alt_text: picture.altSv,
    alt_text_custom: picture.altSv,
    created_time: graphTime(owner.createdAt),
    images: [image],
    picture: mediaLink(core, picture.name),
    source: mediaLink(core, picture.name),
  }
  return { node: 'Photo', value }
}
