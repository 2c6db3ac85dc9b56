import type { Clock } from '#core/clock.ts'
import { Unavailable, type Access } from '../connector.ts'
import { idAt, textAt, type Json } from '../kit/json.ts'
import type { GraphCalls, Params } from '../meta/graph-calls.ts'
import type { DraftVideo, PostDraft, PublishStep } from '../publishing.ts'
import { writeHandle } from './video-handle.ts'

export type VideoParts = { readonly calls: GraphCalls; readonly clock: Clock }

/** One part is held in memory while it is sent, however large the part that Facebook asks for. */
const MOST_PART_BYTES = 8 * 1024 * 1024
const LOOK_AGAIN_SECONDS = 20

/** Uploads the film unpublished, part by part, with its captions. A killed attempt leaves something that nobody sees. */
export async function startVideo(
  { calls, clock }: VideoParts,
  access: Access,
  draft: PostDraft,
): Promise<PublishStep> {
  const video = videoOf(draft)
  const path = [access.accountExternalId, 'videos']
  const begun = await calls.prepare(access, path, {
    upload_phase: 'start',
    file_size: String(video.byteLength),
  })
  const session = needed(begun, 'upload_session_id')
  const videoId = needed(begun, 'video_id')
  await sendParts({ calls, access, path, session }, video, begun)
  await calls.prepare(access, path, {
    upload_phase: 'finish',
    upload_session_id: session,
    published: 'false',
    ...(draft.text.trim() === '' ? {} : { description: draft.text }),
    ...(video.title.trim() === '' ? {} : { title: video.title }),
  })
  await sendCaptions(calls, access, videoId, video)
  return preparing(
    clock,
    writeHandle({ kind: 'video', videoId, isFinished: false, text: draft.text, publishAt: draft.publishAt }),
  )
}

/** A reel has its own upload: an address for the bytes, and its text with the last call. */
export async function startReel(
  { calls, clock }: VideoParts,
  access: Access,
  draft: PostDraft,
): Promise<PublishStep> {
  const video = videoOf(draft)
  const path = [access.accountExternalId, 'video_reels']
  const begun = await calls.prepare(access, path, { upload_phase: 'start' })
  const videoId = needed(begun, 'video_id')
  const url = needed(begun, 'upload_url')
  const size = String(video.byteLength)
  for (let offset = 0; offset < video.byteLength; offset += MOST_PART_BYTES) {
    const bytes = await video.read(offset, Math.min(video.byteLength, offset + MOST_PART_BYTES))
    await calls.putBytes(access, url, { offset: String(offset), file_size: size }, bytes)
  }
  return preparing(
    clock,
    writeHandle({ kind: 'reel', videoId, isFinished: false, text: draft.text, publishAt: draft.publishAt }),
  )
}

export function preparing(clock: Clock, handle: string): PublishStep {
  return { state: 'preparing', handle, lookAt: clock.now().add({ seconds: LOOK_AGAIN_SECONDS }) }
}

type Session = {
  readonly calls: GraphCalls
  readonly access: Access
  readonly path: readonly string[]
  readonly session: string
}

/** Facebook says after each part which it wants next, until both ends are the same. */
async function sendParts(
  { calls, access, path, session }: Session,
  video: DraftVideo,
  begun: Json,
): Promise<void> {
  let range = rangeOf(begun)
  while (range.start < range.end) {
    const end = Math.min(range.end, range.start + MOST_PART_BYTES)
    const bytes = await video.read(range.start, end)
    const params: Params = {
      upload_phase: 'transfer',
      upload_session_id: session,
      start_offset: String(range.start),
    }
    const blob = new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' })
    const answer = await calls.prepare(access, path, params, {
      field: 'video_file_chunk',
      name: 'del.mp4',
      blob,
    })
    const next = rangeOf(answer)
    if (next.start <= range.start)
      throw new Unavailable('Facebook: the upload of the film does not go forward')
    range = next
  }
}

function rangeOf(answer: Json): { readonly start: number; readonly end: number } {
  const [start, end] = ['start_offset', 'end_offset'].map((key) => Number(answer[key] ?? Number.NaN))
  if (start === undefined || end === undefined || !Number.isSafeInteger(start) || !Number.isSafeInteger(end))
    throw new Unavailable('Facebook did not say which part of the film comes next')
  return { start, end }
}

/** SubRip, named for its language as Facebook reads it: `captions.sv_SE.srt`. */
async function sendCaptions(
  calls: GraphCalls,
  access: Access,
  videoId: string,
  video: DraftVideo,
): Promise<void> {
  if (video.captions === null) return
  const locale = localeOf(video.captions.language)
  const blob = new Blob([video.captions.text], { type: 'application/x-subrip' })
  const file = { field: 'captions_file', name: `captions.${locale}.srt`, blob }
  await calls.prepare(access, [videoId, 'captions'], { default_locale: locale }, file)
}

/** `sv` → `sv_SE`, `en-GB` → `en_GB`: Facebook knows languages by land only. */
export function localeOf(language: string): string {
  const locale = new Intl.Locale(language).maximize()
  return `${locale.language}_${locale.region ?? 'SE'}`
}

function videoOf(draft: PostDraft): DraftVideo {
  if (draft.video === null) throw new TypeError('a draft of this form has a film')
  return draft.video
}

function needed(answer: Json, key: string): string {
  const value = key === 'upload_url' ? textAt(answer, key) : idAt(answer, key)
  if (value === null) throw new Unavailable(`Facebook began the upload without ${key}`)
  return value
}
