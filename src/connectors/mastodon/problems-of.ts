import type { DraftImage, DraftProblem, DraftVideo, PostDraft } from '../publishing.ts'
import { mastodonProfile } from './profile.ts'
import type { ServerLimits } from './server-limits.ts'
import { mastodonLength } from './text-length.ts'

const { publish } = mastodonProfile
const FORMS: readonly string[] = publish.forms

/** What a server without settings of its own takes. */
const USUAL: ServerLimits = {
  characters: publish.textCharacters,
  urlCharacters: 23,
  media: publish.images.most,
  altTextCharacters: publish.images.altTextCharacters,
  imageBytes: publish.images.bytes,
  imagePixels: publish.images.longestSide ** 2,
  videoBytes: publish.video.bytes,
  mediaTypes: [...publish.images.mediaTypes, ...publish.video.mediaTypes],
}

/** A link of its own stands after the words; the server makes its card. */
export function statusText({ text, link }: Pick<PostDraft, 'text' | 'link'>): string {
  if (link === null || text.includes(link.url)) return text
  return text.trim() === '' ? link.url : `${text}\n\n${link.url}`
}

export function problemsOf(
  draft: PostDraft,
  now: Temporal.Instant,
  limits: ServerLimits = USUAL,
): readonly DraftProblem[] {
  return [
    ...textProblems(draft, limits),
    ...formProblems(draft, limits),
    ...draft.images.flatMap((image) => imageProblems(image, limits)),
    ...(draft.video === null ? [] : videoProblems(draft.video, limits)),
    ...scheduleProblems(draft, now),
  ]
}

function textProblems(
  draft: PostDraft,
  { characters, urlCharacters }: ServerLimits,
): readonly DraftProblem[] {
  const text = statusText(draft)
  const hasMedia = draft.images.length > 0 || draft.video !== null
  const length = mastodonLength(text, urlCharacters)
  if (text.trim() === '' && !hasMedia) return [{ code: 'text-empty' }]
  return length > characters ? [{ code: 'text-too-long', details: { length, limit: characters } }] : []
}

function formProblems(
  { form, images, video, link }: PostDraft,
  { media }: ServerLimits,
): readonly DraftProblem[] {
  const problems: DraftProblem[] = []
  if (!FORMS.includes(form)) problems.push({ code: 'form-not-offered', details: { form } })
  if (images.length > media) problems.push({ code: 'too-many-images', details: { limit: media } })
  if (images.length > 0 && video !== null) problems.push({ code: 'media-mixed' })
  if (form === 'carousel' && images.length < 2)
    problems.push({ code: 'too-few-images', details: { least: 2 } })
  const lacks =
    (form === 'image' && images.length === 0) ||
    (form === 'video' && video === null) ||
    (form === 'link' && link === null)
  if (lacks) problems.push({ code: 'needs-media' })
  return problems
}

function imageProblems(
  { bytes, mediaType, width, height, altText }: DraftImage,
  limits: ServerLimits,
): readonly DraftProblem[] {
  const problems: DraftProblem[] = []
  const isTooLarge = bytes.length > limits.imageBytes || width * height > limits.imagePixels
  if (isTooLarge) problems.push({ code: 'image-too-large', details: { limit: limits.imageBytes } })
  if (!isTaken(mediaType, 'image/', limits)) problems.push({ code: 'image-type', details: { mediaType } })
  return [...problems, ...altTextProblems(altText, limits)]
}

function videoProblems(
  { byteLength, mediaType, seconds, altText, captions }: DraftVideo,
  limits: ServerLimits,
): readonly DraftProblem[] {
  const problems: DraftProblem[] = []
  if (byteLength > limits.videoBytes)
    problems.push({ code: 'video-too-large', details: { limit: limits.videoBytes } })
  if (seconds > publish.video.seconds) problems.push({ code: 'video-too-long' })
  if (!isTaken(mediaType, 'video/', limits)) problems.push({ code: 'video-type', details: { mediaType } })
  if (captions !== null) problems.push({ code: 'captions-not-taken' })
  return [...problems, ...altTextProblems(altText, limits)]
}

/** Servers count them in characters, not in graphemes. */
function altTextProblems(altText: string, { altTextCharacters }: ServerLimits): readonly DraftProblem[] {
  const length = Array.from(altText).length
  if (length <= altTextCharacters) return []
  return [{ code: 'alt-text-too-long', details: { length, limit: altTextCharacters } }]
}

function isTaken(mediaType: string, kind: string, { mediaTypes }: ServerLimits): boolean {
  return mediaTypes.length === 0 ? mediaType.startsWith(kind) : mediaTypes.includes(mediaType)
}

function scheduleProblems({ publishAt }: PostDraft, now: Temporal.Instant): readonly DraftProblem[] {
  const { fromMinutes } = publish.schedule
  if (publishAt === null) return []
  const isTooSoon = Temporal.Instant.compare(publishAt, now.add({ minutes: fromMinutes })) < 0
  return isTooSoon ? [{ code: 'schedule-too-soon', details: { fromMinutes } }] : []
}
