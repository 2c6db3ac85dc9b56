import type { DraftImage, DraftProblem, DraftVideo, PostDraft } from '../../publishing.ts'
import { instagramProfile } from '../profile.ts'

/** Why Instagram would not take a draft as it stands: its own limits (platforms §1b), told before anything is sent. */
const MOST_HASHTAGS = 30
const MOST_MENTIONS = 20
const FEWEST_IN_CAROUSEL = 2
/** Width by height, with a little room for rounding; Instagram refuses what is taller or wider. */
const TALLEST = 3 / 4 - 0.01
const WIDEST = 1.91 + 0.01

const { publish } = instagramProfile

export function problemsOf(draft: PostDraft): readonly DraftProblem[] {
  return [...problemsOfText(draft), ...problemsOfForm(draft), ...problemsOfTime(draft)]
}

function problemsOfText({ text }: PostDraft): readonly DraftProblem[] {
  const length = publish.textLength(text)
  const most = publish.textCharacters
  const hashtags = count(text, /(?<![\p{L}\p{N}_&])[#＃][\p{L}\p{N}_]+/gu)
  const mentions = count(text, /(?<![\p{L}\p{N}_])@[A-Za-z0-9_.]+/gu)
  return [
    ...(length > most ? [{ code: 'text-too-long', details: { length, most } } as const] : []),
    ...(hashtags > MOST_HASHTAGS ? [notAllowed({ hashtags, most: MOST_HASHTAGS })] : []),
    ...(mentions > MOST_MENTIONS ? [notAllowed({ mentions, most: MOST_MENTIONS })] : []),
  ]
}

function notAllowed(details: Readonly<Record<string, number>>): DraftProblem {
  return { code: 'text-not-allowed', details }
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length
}

function problemsOfForm(draft: PostDraft): readonly DraftProblem[] {
  const { form, images, video } = draft
  switch (form) {
    case 'image':
      return [...amount(images, 1, 1), ...images.flatMap(problemsOfImage), ...mixed(video !== null)]
    case 'carousel':
      return [
        ...amount(images, FEWEST_IN_CAROUSEL, publish.images.most),
        ...images.flatMap(problemsOfImage),
        ...mixed(video !== null),
      ]
    case 'reel':
      return [...(video === null ? [needsMedia] : problemsOfVideo(video)), ...mixed(images.length > 0)]
    default:
      return [{ code: 'form-not-offered', details: { form } }]
  }
}

const needsMedia: DraftProblem = { code: 'needs-media' }

function mixed(isMixed: boolean): readonly DraftProblem[] {
  return isMixed ? [{ code: 'media-mixed' }] : []
}

function amount({ length }: readonly DraftImage[], fewest: number, most: number): readonly DraftProblem[] {
  if (length === 0) return [needsMedia]
  if (length < fewest) return [{ code: 'too-few-images', details: { images: length, fewest } }]
  return length > most ? [{ code: 'too-many-images', details: { images: length, most } }] : []
}

function problemsOfImage(image: DraftImage): readonly DraftProblem[] {
  const { images } = publish
  const types: readonly string[] = images.mediaTypes
  const side = Math.max(image.width, image.height)
  const shape = image.width / image.height
  const isTooLarge = image.bytes.byteLength > images.bytes || side > images.longestSide
  return [
    ...(types.includes(image.mediaType)
      ? []
      : [{ code: 'image-type', details: { mediaType: image.mediaType } } as const]),
    // There is no word of its own for a picture that is too tall or too wide.
    ...(shape < TALLEST || shape > WIDEST ? [{ code: 'image-type', details: { shape } } as const] : []),
    ...(isTooLarge
      ? [{ code: 'image-too-large', details: { bytes: image.bytes.byteLength, side } } as const]
      : []),
    ...(image.altText.length > images.altTextCharacters
      ? [{ code: 'alt-text-too-long', details: { most: images.altTextCharacters } } as const]
      : []),
    ...publicAddress(image.publicUrl),
  ]
}

function problemsOfVideo(video: DraftVideo): readonly DraftProblem[] {
  const limits = publish.video
  const types: readonly string[] = limits.mediaTypes
  return [
    ...(types.includes(video.mediaType)
      ? []
      : [{ code: 'video-type', details: { mediaType: video.mediaType } } as const]),
    ...(video.byteLength > limits.bytes
      ? [{ code: 'video-too-large', details: { most: limits.bytes } } as const]
      : []),
    ...(video.seconds > limits.seconds
      ? [{ code: 'video-too-long', details: { most: limits.seconds } } as const]
      : []),
    ...(video.captions === null ? [] : [{ code: 'captions-not-taken' } as const]),
    ...(video.altText.trim() === '' ? [] : [{ code: 'alt-text-not-kept' } as const]),
    ...publicAddress(video.publicUrl),
  ]
}

/** Instagram fetches media itself and cannot be sent any. */
function publicAddress(address: string | undefined): readonly DraftProblem[] {
  const url = address === undefined ? null : URL.parse(address)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  return isWeb ? [] : [{ code: 'no-public-address' }]
}

function problemsOfTime({ publishAt }: PostDraft): readonly DraftProblem[] {
  return publishAt === null ? [] : [{ code: 'schedule-not-offered' }]
}
