import { fileNameOf } from '../calls/video-bytes.ts'
import { lastPart } from '../ids.ts'
import type { LabCore } from '../lab-core.ts'
import { graphTime } from '../lab-time.ts'
import { mediaLink } from '../links.ts'
import { pictureNamed, type LabPicture } from '../media.ts'
import type { LabComment, LabPhoto, LabPost } from '../state.ts'
import { isGone } from '../thread/find.ts'
import type { NodeRef } from './refs.ts'

type Owner = LabPost | LabComment

/** Supplied pictures, then uploaded ones. */
export function picturesOf(core: LabCore, owner: Owner): LabPicture[] {
  const names = 'pageId' in owner ? owner.media : [owner.media ?? '']
  const uploaded = 'pageId' in owner ? (owner.photoIds ?? []) : []
  return [
    ...names.flatMap((name) => pictureNamed(name) ?? []),
    ...uploaded.flatMap((id) => {
      const photo = core.state.photos[id]
      return photo === undefined ? [] : [uploadedPicture(photo)]
    }),
  ]
}

/** How large an uploaded picture is nobody has looked. */
const UNKNOWN_SIZE = { width: 960, height: 640 }

function uploadedPicture({ name, mediaType, altText }: LabPhoto): LabPicture {
  return { name, mediaType, ...UNKNOWN_SIZE, altSv: altText, altEn: altText }
}

/** A supplied picture's number is made of what it stands on, so that it needs no table; an uploaded one has its own. */
export function photoId(core: LabCore, owner: Owner, picture: LabPicture): string {
  const uploaded = Object.values(core.state.photos).find(({ name }) => name === picture.name)
  return uploaded?.id ?? `${lastPart(owner.id)}9${Math.max(picturesOf(core, owner).indexOf(picture), 0)}`
}

export function attachmentsOf(core: LabCore, owner: Owner): NodeRef[] {
  const [picture, ...rest] = picturesOf(core, owner)
  if (picture !== undefined) {
    return [{ node: 'StoryAttachment', value: { kind: 'picture', picture, owner, rest } }]
  }
  return 'pageId' in owner ? linkedBy(core, owner) : []
}

function linkedBy(core: LabCore, owner: LabPost): NodeRef[] {
  const video = core.state.videos[owner.videoId ?? '']
  if (video !== undefined) {
    const hasBytes = core.state.files[fileNameOf(video)] !== undefined
    const source = hasBytes ? mediaLink(core, fileNameOf(video)) : undefined
    const url = `${core.settings.permalinkBase()}/${owner.pageId}/videos/${video.id}/`
    const title = video.title === '' ? undefined : video.title
    return [
      { node: 'StoryAttachment', value: { kind: 'film', owner, targetId: video.id, title, url, source } },
    ]
  }
  if (owner.link === undefined) return []
  const link = { targetId: owner.id, title: URL.parse(owner.link)?.host, url: owner.link, source: undefined }
  return [{ node: 'StoryAttachment', value: { kind: 'link', owner, ...link } }]
}

export function photoRef(core: LabCore, id: string): NodeRef | null {
  const uploaded = core.state.photos[id]
  if (uploaded !== undefined)
    return photoNode(core, { id, picture: uploadedPicture(uploaded), at: uploaded.createdAt })
  const { posts, comments } = core.state
  const isOwner = (owner: Owner): boolean => id.startsWith(`${lastPart(owner.id)}9`)
  const post = Object.values(posts).find((one) => one.removedAt === null && isOwner(one))
  const owner = post ?? Object.values(comments).find((one) => isOwner(one) && !isGone(core.state, one))
  const picture = owner === undefined ? undefined : picturesOf(core, owner)[Number(id.slice(-1))]
  if (owner === undefined || picture === undefined || photoId(core, owner, picture) !== id) return null
  return photoNode(core, { id, picture, at: owner.createdAt })
}

type Shown = { readonly id: string; readonly picture: LabPicture; readonly at: string }

function photoNode(core: LabCore, { id, picture, at }: Shown): NodeRef {
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
    created_time: graphTime(at),
    images: [image],
    picture: mediaLink(core, picture.name),
    source: mediaLink(core, picture.name),
  }
  return { node: 'Photo', value }
}
