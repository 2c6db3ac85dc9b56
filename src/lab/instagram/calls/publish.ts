import { characters } from '../../graph/text-length.ts'
import { problem } from '../../graph/problem.ts'
import { addPost } from '../../town/posts.ts'
import type { TownMedia } from '../../town/state.ts'
import { nextId, noteDeed } from '../../town/town-core.ts'
import { statusOf } from '../answers/other-fields.ts'
import {
  containersOf,
  now,
  publishedTimes,
  usedToday,
  type Container,
  type InstagramLab,
} from '../lab-core.ts'
import { breach, igProblem } from '../problems.ts'

type Params = Readonly<Record<string, string>>

const CAPTION = { characters: 2_200, hashtags: 30, mentions: 20 } as const
const ALT_TEXT_CHARACTERS = 1_000
const IMAGE_BYTES = 8 * 1024 * 1024
const CAROUSEL = { fewest: 2, most: 10 } as const

/** `POST /{account}/media`: nothing that anybody sees yet. */
export async function createContainer(lab: InstagramLab, accountId: string, params: Params): Promise<object> {
  const caption = checkCaption(params)
  const form = formOf(params)
  const media = form === 'CAROUSEL' ? childrenOf(lab, accountId, params) : [await fetched(lab, params, form)]
  const id = nextId(lab.town.core, 'media')
  const isCarouselItem = params['is_carousel_item'] === 'true'
  const container: Container = {
    id,
    accountId,
    form,
    isCarouselItem,
    caption,
    media,
    createdAt: now(lab),
    looks: 0,
    publishedAs: null,
  }
  containersOf(lab)[id] = container
  lab.town.core.changed()
  return { id }
}

function checkCaption(params: Params): string {
  const caption = params['caption'] ?? ''
  const hashtags = [...caption.matchAll(/#[\p{L}\p{N}_]+/gu)].length
  const mentions = [...caption.matchAll(/@[\w.]+/g)].length
  const isTooLong = characters(caption) > CAPTION.characters
  if (isTooLong || hashtags > CAPTION.hashtags || mentions > CAPTION.mentions)
    throw igProblem('caption-too-long')
  return caption
}

function formOf(params: Params): Container['form'] {
  const {
    media_type: type = 'IMAGE',
    image_url: image,
    video_url: video,
    children,
    alt_text: altText,
  } = params
  const given = [image, video, children].filter((one) => one !== undefined).length
  if (given !== 1)
    throw breach('missing-parameter', '(#100) Exactly one of image_url, video_url and children is needed')
  const wanted = { IMAGE: image, REELS: video, CAROUSEL: children }[type]
  if (wanted === undefined)
    throw breach('wrong-value', `(#100) media_type ${type} does not go with what was given`)
  if (altText !== undefined && type !== 'IMAGE')
    throw breach('unknown-parameter', '(#100) alt_text is only supported for images')
  if ((altText?.length ?? 0) > ALT_TEXT_CHARACTERS) throw breach('wrong-value', '(#100) alt_text is too long')
  return type as Container['form']
}

function childrenOf(lab: InstagramLab, accountId: string, params: Params): TownMedia[] {
  const ids = (params['children'] ?? '').split(',')
  if (ids.length < CAROUSEL.fewest || ids.length > CAROUSEL.most)
    throw problem(100, undefined, '(#100) A carousel has two to ten children')
  return ids.flatMap((id) => {
    const child = containersOf(lab)[id]
    if (child?.accountId !== accountId || !child.isCarouselItem)
      throw breach('wrong-value', `(#100) ${id} is no carousel item of this account`)
    return child.media
  })
}

/** Instagram fetches the file itself, and refuses what it cannot use. */
async function fetched(lab: InstagramLab, params: Params, form: Container['form']): Promise<TownMedia> {
  const got = await lab.fetchMedia(params['image_url'] ?? params['video_url'] ?? '')
  if (got === null) throw igProblem('not-fetched')
  const { bytes, mediaType } = got
  const kind = form === 'REELS' ? 'video' : 'image'
  if (kind === 'image') checkImage(bytes)
  const { core, state } = lab.town
  const id = nextId(core, 'media')
  state.files[id] = { mediaType, base64: Buffer.from(bytes).toString('base64') }
  return { id, kind, mediaType, altText: params['alt_text'] ?? '', picture: null, extra: {} }
}

function checkImage(bytes: Uint8Array): void {
  if (bytes.byteLength > IMAGE_BYTES) throw igProblem('image-too-large')
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
  if (!isJpeg) throw igProblem('image-format')
}

/** `POST /{account}/media_publish`. */
export function publishContainer(lab: InstagramLab, accountId: string, params: Params): object {
  const container = containersOf(lab)[params['creation_id'] ?? '']
  if (container?.accountId !== accountId || container.isCarouselItem) throw igProblem('no-such-media')
  if (container.publishedAs !== null) return { id: container.publishedAs }
  if (statusOf(lab, container) !== 'FINISHED') throw igProblem('not-ready')
  if (usedToday(lab) >= lab.postsADay) throw igProblem('too-many-posts')
  const { core } = lab.town
  const post = addPost(core, { accountId, text: container.caption, media: container.media })
  container.publishedAs = post.id
  publishedTimes(lab).push(post.createdAt)
  noteDeed(core, { kind: 'published', accountId, postId: post.id, commentId: null, personId: null })
  return { id: post.id }
}
