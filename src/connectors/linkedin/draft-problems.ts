import type { DraftProblem, PostDraft } from '../publishing.ts'
import { linkedinProfile } from './profile.ts'

const { images: IMAGES, video: VIDEO, forms: FORMS, textCharacters, textLength } = linkedinProfile.publish
/** Posts with several pictures: two at least. */
const FEWEST_IN_CAROUSEL = 2

/** What LinkedIn would refuse, or cut, told before anything is sent. */
export function problemsOf(draft: PostDraft): readonly DraftProblem[] {
  return [
    ...formProblems(draft),
    ...textProblems(draft),
    ...imageProblems(draft),
    ...videoProblems(draft),
    ...(draft.publishAt === null ? [] : [{ code: 'schedule-not-offered' } as const]),
  ]
}

function formProblems(draft: PostDraft): readonly DraftProblem[] {
  const { form, link, images, video } = draft
  if (!FORMS.some((offered) => offered === form)) return [{ code: 'form-not-offered' }]
  const kinds = [images.length > 0, video !== null, link !== null].filter(Boolean).length
  const isMixed = kinds > 1 || (form === 'text' && kinds > 0 && link === null)
  return [
    ...(isMixed ? [{ code: 'media-mixed' } as const] : []),
    ...(hasWhatItNeeds(draft) ? [] : [{ code: 'needs-media' } as const]),
    ...(link?.title.trim() === '' ? [{ code: 'title-missing' } as const] : []),
  ]
}

function hasWhatItNeeds({ form, link, images, video }: PostDraft): boolean {
  if (form === 'image' || form === 'carousel') return images.length > 0
  if (form === 'video') return video !== null
  return form !== 'link' || link !== null
}

function textProblems({ form, text }: PostDraft): readonly DraftProblem[] {
  if (form === 'text' && text.trim() === '') return [{ code: 'text-empty' }]
  const length = textLength(text)
  if (length <= textCharacters) return []
  return [{ code: 'text-too-long', details: { most: textCharacters, length } }]
}

function imageProblems({ form, images }: PostDraft): readonly DraftProblem[] {
  const most = form === 'image' ? 1 : IMAGES.most
  const problems: DraftProblem[] = []
  if (images.length > most) problems.push({ code: 'too-many-images', details: { most } })
  if (form === 'carousel' && images.length > 0 && images.length < FEWEST_IN_CAROUSEL)
    problems.push({ code: 'too-few-images', details: { fewest: FEWEST_IN_CAROUSEL } })
  const types: readonly string[] = IMAGES.mediaTypes
  images.forEach(({ bytes, width, height, mediaType, altText }, index) => {
    const details = { image: index + 1 }
    if (!types.includes(mediaType)) problems.push({ code: 'image-type', details })
    const isLarge = bytes.length > IMAGES.bytes || Math.max(width, height) > IMAGES.longestSide
    if (isLarge) problems.push({ code: 'image-too-large', details })
    if (altText.length > IMAGES.altTextCharacters)
      problems.push({ code: 'alt-text-too-long', details: { ...details, most: IMAGES.altTextCharacters } })
  })
  return problems
}

function videoProblems({ video }: PostDraft): readonly DraftProblem[] {
  if (video === null) return []
  const problems: DraftProblem[] = []
  const types: readonly string[] = VIDEO.mediaTypes
  if (!types.includes(video.mediaType)) problems.push({ code: 'video-type' })
  if (video.byteLength > VIDEO.bytes || video.byteLength <= 0) problems.push({ code: 'video-too-large' })
  if (video.seconds > VIDEO.seconds) problems.push({ code: 'video-too-long' })
  const isTaken = video.captions === null || video.captions.format === 'srt'
  if (!isTaken) problems.push({ code: 'captions-not-taken', details: { format: 'srt' } })
  return problems
}
