import type { DraftImage, DraftProblem, DraftVideo, PostDraft } from '../publishing.ts'
import { lengthOf, sentText } from './post-text.ts'
import { blueskyPublishing } from './profile.ts'

/** Lexicon app.bsky.embed.video#caption. */
const CAPTION_BYTES = 20_000

/** What Bluesky would not take, told without asking it. */
export function problemsOf(draft: PostDraft): readonly DraftProblem[] {
  const { forms } = blueskyPublishing
  return [
    ...(forms.some((form) => form === draft.form) ? [] : [{ code: 'form-not-offered' } as const]),
    ...textProblems(draft),
    ...mediaProblems(draft),
    ...draft.images.flatMap(imageProblems),
    ...(draft.video === null ? [] : videoProblems(draft.video)),
    ...(draft.publishAt === null ? [] : [{ code: 'schedule-not-offered' } as const]),
  ]
}

function textProblems({ text, form }: PostDraft): readonly DraftProblem[] {
  const sent = sentText(text)
  const { textCharacters: limit } = blueskyPublishing
  const length = lengthOf(sent)
  if (length > limit) return [{ code: 'text-too-long', details: { limit, length } }]
  return sent === '' && form === 'text' ? [{ code: 'text-empty' }] : []
}

/** A post carries one kind of thing: pictures, or a film, or a card. */
function mediaProblems(draft: PostDraft): readonly DraftProblem[] {
  const { form, images, video, link } = draft
  const { most } = blueskyPublishing.images
  const kinds = [images.length > 0, video !== null, form === 'link'].filter(Boolean).length
  const isMixed = kinds > (form === 'text' ? 0 : 1)
  const isAddressTaken = link === null || isWebAddress(link.url)
  return [
    ...(isMissing(draft) ? [{ code: 'needs-media' } as const] : []),
    ...(isMixed ? [{ code: 'media-mixed' } as const] : []),
    ...(form === 'carousel' && images.length < 2
      ? [{ code: 'too-few-images', details: { least: 2 } } as const]
      : []),
    ...(images.length > most ? [{ code: 'too-many-images', details: { limit: most } } as const] : []),
    ...(isAddressTaken ? [] : [{ code: 'text-not-allowed', details: { field: 'link' } } as const]),
  ]
}

function isMissing({ form, images, video, link }: PostDraft): boolean {
  if (form === 'image') return images.length === 0
  if (form === 'video') return video === null
  return form === 'link' && link === null
}

function imageProblems({ bytes, mediaType, altText }: DraftImage): readonly DraftProblem[] {
  const { bytes: most, mediaTypes, altTextCharacters } = blueskyPublishing.images
  return [
    ...(mediaTypes.some((one) => one === mediaType)
      ? []
      : [{ code: 'image-type', details: { mediaType } } as const]),
    ...(bytes.length > most ? [{ code: 'image-too-large', details: { limit: most } } as const] : []),
    ...altTextProblems(altText, altTextCharacters),
  ]
}

function altTextProblems(altText: string, limit: number): readonly DraftProblem[] {
  return altText.length > limit ? [{ code: 'alt-text-too-long', details: { limit } }] : []
}

function videoProblems(video: DraftVideo): readonly DraftProblem[] {
  const { bytes, seconds, mediaTypes } = blueskyPublishing.video
  const { captions } = video
  const areCaptionsTaken =
    captions === null || (captions.format === 'vtt' && Buffer.byteLength(captions.text) <= CAPTION_BYTES)
  return [
    ...(mediaTypes.some((one) => one === video.mediaType) ? [] : [{ code: 'video-type' } as const]),
    ...(video.byteLength > bytes ? [{ code: 'video-too-large', details: { limit: bytes } } as const] : []),
    ...(video.seconds > seconds ? [{ code: 'video-too-long', details: { limit: seconds } } as const] : []),
    ...(areCaptionsTaken ? [] : [{ code: 'captions-not-taken' } as const]),
    ...altTextProblems(video.altText, blueskyPublishing.images.altTextCharacters),
  ]
}

function isWebAddress(text: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '')
}
