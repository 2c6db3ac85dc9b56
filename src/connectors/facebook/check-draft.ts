import type { DraftImage, DraftProblem, DraftVideo, PostDraft } from '../publishing.ts'
import { facebookPublishing as limits, REEL_SECONDS } from './publish-profile.ts'

type Problems = readonly DraftProblem[]

/** Everything that Facebook would not take, so that nothing is refused, cut or silently dropped there. Asks nobody. */
export function problemsOf(draft: PostDraft, now: Temporal.Instant): Problems {
  const forms: readonly string[] = limits.forms
  if (!forms.includes(draft.form)) return [{ code: 'form-not-offered' }]
  return [
    ...ofText(draft),
    ...ofMix(draft),
    ...ofImages(draft),
    ...(draft.video === null ? [] : ofVideo(draft, draft.video)),
    ...ofTime(draft, now),
  ]
}

function ofText({ form, text, link }: PostDraft): Problems {
  const isEmpty = text.trim() === ''
  if (form === 'text' && isEmpty) return [{ code: 'text-empty' }]
  if (form === 'link' && link === null) return [{ code: 'needs-media' }]
  const length = limits.textLength(text)
  if (length <= limits.textCharacters) return []
  return [{ code: 'text-too-long', details: { most: limits.textCharacters, length } }]
}

/** Pictures, a film and a link do not stand in one post: Facebook would take one of them and drop the rest. */
function ofMix({ form, images, video, link }: PostDraft): Problems {
  const has = { images: images.length > 0, video: video !== null, link: link !== null }
  const wants = {
    images: form === 'image' || form === 'carousel',
    video: form === 'video' || form === 'reel',
    link: form === 'link',
  }
  const isMissing = (wants.images && !has.images) || (wants.video && !has.video)
  const isTooMuch = (has.images && !wants.images) || (has.video && !wants.video) || (has.link && !wants.link)
  return [
    ...(isMissing ? [{ code: 'needs-media' } as const] : []),
    ...(isTooMuch ? [{ code: 'media-mixed' } as const] : []),
  ]
}

function ofImages({ form, images }: PostDraft): Problems {
  const { most } = limits.images
  const tooMany: Problems = images.length > most ? [{ code: 'too-many-images', details: { most } }] : []
  const tooFew: Problems =
    form === 'carousel' && images.length === 1 ? [{ code: 'too-few-images', details: { least: 2 } }] : []
  return [...tooMany, ...tooFew, ...images.flatMap(ofImage)]
}

function ofImage({ bytes, mediaType, width, height, altText }: DraftImage, index: number): Problems {
  const { bytes: mostBytes, longestSide, mediaTypes, altTextCharacters } = limits.images
  const no = index + 1
  const types: readonly string[] = mediaTypes
  const found: (DraftProblem | false)[] = [
    !types.includes(mediaType) && { code: 'image-type', details: { no, mediaType } },
    bytes.length > mostBytes && { code: 'image-too-large', details: { no, mostBytes, bytes: bytes.length } },
    Math.max(width, height) > longestSide && { code: 'image-too-large', details: { no, longestSide } },
    altText.length > altTextCharacters && {
      code: 'alt-text-too-long',
      details: { no, most: altTextCharacters, length: altText.length },
    },
  ]
  return found.filter((problem) => problem !== false)
}

function ofVideo({ form }: PostDraft, { mediaType, byteLength, seconds, captions }: DraftVideo): Problems {
  const { video } = limits
  const most = form === 'reel' ? REEL_SECONDS.to : video.seconds
  const types: readonly string[] = video.mediaTypes
  const found: (DraftProblem | false)[] = [
    !types.includes(mediaType) && { code: 'video-type', details: { mediaType } },
    byteLength > video.bytes && { code: 'video-too-large', details: { mostBytes: video.bytes } },
    seconds > most && { code: 'video-too-long', details: { most, seconds } },
    captions?.format === 'vtt' && { code: 'captions-not-taken', details: { format: 'vtt' } },
    // The contract has no captions for a reel: they must be burnt in.
    form === 'reel' &&
      captions?.format === 'srt' && { code: 'captions-not-taken', details: { format: 'srt' } },
  ]
  return found.filter((problem) => problem !== false)
}

function ofTime({ publishAt }: PostDraft, now: Temporal.Instant): Problems {
  if (publishAt === null) return []
  const minutes = publishAt.since(now).total('minutes')
  const { fromMinutes, toMinutes } = limits.schedule
  if (minutes < fromMinutes) return [{ code: 'schedule-too-soon', details: { fromMinutes } }]
  return minutes > toMinutes ? [{ code: 'schedule-too-late', details: { toMinutes } }] : []
}
