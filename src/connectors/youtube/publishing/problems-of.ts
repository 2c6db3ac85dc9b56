import type { DraftProblem, DraftVideo, PostDraft } from '../../publishing.ts'
import { bytesOf, FORBIDDEN, publishProfile, TITLE_CHARACTERS } from './publish-profile.ts'

export function problemsOf(draft: PostDraft, now: Temporal.Instant): readonly DraftProblem[] {
  return [
    ...formProblems(draft),
    ...textProblems(draft.text),
    ...(draft.video === null ? [] : videoProblems(draft.video)),
    ...scheduleProblems(draft.publishAt, now),
  ]
}

function formProblems({ form, video, images }: PostDraft): readonly DraftProblem[] {
  if (form !== 'video') return [{ code: 'form-not-offered', details: { form } }]
  if (video === null || video.byteLength === 0) return [{ code: 'needs-media' }]
  return images.length > 0 ? [{ code: 'media-mixed' }] : []
}

/** What would be refused in a description, when it is written as when it is changed. */
export function textProblems(text: string): readonly DraftProblem[] {
  const length = bytesOf(text)
  const most = publishProfile.textCharacters
  return [
    ...(length > most ? [{ code: 'text-too-long', details: { length, most, field: 'text' } } as const] : []),
    ...forbiddenIn(text, 'text'),
  ]
}

function videoProblems(video: DraftVideo): readonly DraftProblem[] {
  const { bytes, seconds, mediaTypes } = publishProfile.video
  const taken: readonly string[] = mediaTypes
  const titleLength = Array.from(video.title).length
  const problems: readonly (DraftProblem | false)[] = [
    video.byteLength > bytes && {
      code: 'video-too-large',
      details: { bytes: video.byteLength, most: bytes },
    },
    video.seconds > seconds && { code: 'video-too-long', details: { seconds: video.seconds, most: seconds } },
    !taken.includes(video.mediaType) && { code: 'video-type', details: { mediaType: video.mediaType } },
    video.title.trim() === '' && { code: 'title-missing' },
    titleLength > TITLE_CHARACTERS && {
      code: 'text-too-long',
      details: { length: titleLength, most: TITLE_CHARACTERS, field: 'title' },
    },
  ]
  return [...problems.filter((problem) => problem !== false), ...forbiddenIn(video.title, 'title')]
}

function forbiddenIn(text: string, field: string): readonly DraftProblem[] {
  const character = FORBIDDEN.find((one) => text.includes(one))
  return character === undefined ? [] : [{ code: 'text-not-allowed', details: { character, field } }]
}

function scheduleProblems(
  publishAt: Temporal.Instant | null,
  now: Temporal.Instant,
): readonly DraftProblem[] {
  if (publishAt === null) return []
  const { fromMinutes } = publishProfile.schedule
  const isTooSoon = Temporal.Instant.compare(publishAt, now.add({ minutes: fromMinutes })) < 0
  return isTooSoon ? [{ code: 'schedule-too-soon', details: { fromMinutes } }] : []
}
