import { Rejected, Unavailable, type Access } from '../connector.ts'
import { idAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { badHandle } from '../kit/publish-handle.ts'
import type { DraftVideo, PostDraft, PublishStep } from '../publishing.ts'
import { sendCaptions } from './send-captions.ts'
import { askedRange, readUpload, uploading, type Range, type Upload } from './upload-handle.ts'
import { handleOf, preparing, type VideoParts } from './video-handle.ts'

/** One part is held in memory while it is sent, however large the part that Facebook asks for. */
const MOST_PART_BYTES = 8 * 1024 * 1024
/** What Facebook usually asks for first; with the answer it asks for what it wants again. */
const RESUMED_PART_BYTES = 1024 * 1024

/** Asks Facebook to take a film. It stays unpublished: what a killed attempt leaves behind nobody sees. */
export async function beginVideo(
  { calls }: VideoParts,
  access: Access,
  draft: PostDraft,
): Promise<PublishStep> {
  const { byteLength } = videoOf(draft)
  const isReel = draft.form === 'reel'
  const begun = await calls.prepare(access, [access.accountExternalId, isReel ? 'video_reels' : 'videos'], {
    upload_phase: 'start',
    ...(isReel ? {} : { file_size: String(byteLength) }),
  })
  const videoId = needed(begun, 'video_id')
  const way = isReel
    ? { uploadUrl: needed(begun, 'upload_url') }
    : { session: needed(begun, 'upload_session_id') }
  const next = isReel ? { start: 0, end: byteLength } : askedRange(begun)
  return uploading(access, draft, { videoId, way, next })
}

/** Sends the next part, after the last one the words and captions of a film that is no reel. What is refused may have been done before. */
export async function uploadVideo(
  parts: VideoParts,
  access: Access,
  handle: string,
  draft: PostDraft,
): Promise<PublishStep> {
  const upload = readUpload(access, handle, draft)
  try {
    return await goOn(parts, access, upload, draft)
  } catch (error) {
    if (!(error instanceof Rejected)) throw error
    return goOnFrom(parts, access, upload, { draft, refusal: error })
  }
}

async function goOn(
  parts: VideoParts,
  access: Access,
  upload: Upload,
  draft: PostDraft,
): Promise<PublishStep> {
  const { start, end } = upload.next
  if (start >= end) return finishUpload(parts, access, upload, draft)
  const next = await sendPart(parts, access, upload, videoOf(draft))
  if (next.start <= start) throw new Unavailable('Facebook: the upload of the film does not go forward')
  // A reel is finished by the same call that publishes it.
  const isWholeReel = 'uploadUrl' in upload.way && next.start >= next.end
  return isWholeReel ? whole(parts, access, upload, draft) : uploading(access, draft, { ...upload, next })
}

/** Facebook refuses a part that it has, and perhaps a second finish: the film itself says how far it has come. */
async function goOnFrom(
  parts: VideoParts,
  access: Access,
  upload: Upload,
  { draft, refusal }: { readonly draft: PostDraft; readonly refusal: Rejected },
): Promise<PublishStep> {
  const standing = await standingOf(parts, access, upload)
  if (standing === 'gone') return beginVideo(parts, access, draft)
  const { byteLength } = videoOf(draft)
  if (standing === 'finished') return withCaptions(parts, access, upload, draft)
  if (standing === null || standing === upload.next.start) throw refusal
  const most = 'session' in upload.way ? RESUMED_PART_BYTES : byteLength
  const next = { start: standing, end: Math.min(byteLength, standing + most) }
  return goOn(parts, access, { ...upload, next }, draft)
}

/** The bytes that have come; null where Facebook does not say. */
async function standingOf(
  { calls }: VideoParts,
  access: Access,
  { videoId, way }: Upload,
): Promise<number | 'finished' | 'gone' | null> {
  const answer = await calls.read(access, [videoId], { fields: 'id,status' }).catch((error: unknown) => {
    if (error instanceof Rejected && error.isGone) return null
    throw error
  })
  if (answer === null) return 'gone'
  const status = recordAt(answer, 'status')
  const said = textAt(status, 'video_status')
  if ('session' in way && said !== null && said !== 'uploading') return 'finished'
  const bytes = recordAt(status, 'uploading_phase')?.['bytes_transferred']
  return typeof bytes === 'number' ? bytes : null
}

async function sendPart(
  { calls }: VideoParts,
  access: Access,
  { way, next: { start, end: asked } }: Upload,
  video: DraftVideo,
): Promise<Range> {
  const end = Math.min(asked, start + MOST_PART_BYTES)
  const bytes = await video.read(start, end)
  if ('uploadUrl' in way) {
    const headers = { offset: String(start), file_size: String(video.byteLength) }
    await calls.putBytes(access, way.uploadUrl, headers, bytes)
    return { start: end, end: asked }
  }
  const params = {
    upload_phase: 'transfer',
    upload_session_id: way.session,
    start_offset: String(start),
  }
  const blob = new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' })
  const file = { field: 'video_file_chunk', name: 'del.mp4', blob }
  return askedRange(await calls.prepare(access, [access.accountExternalId, 'videos'], params, file))
}

async function finishUpload(
  parts: VideoParts,
  access: Access,
  upload: Upload,
  draft: PostDraft,
): Promise<PublishStep> {
  if ('uploadUrl' in upload.way) return whole(parts, access, upload, draft)
  const { title } = videoOf(draft)
  await parts.calls.prepare(access, [access.accountExternalId, 'videos'], {
    upload_phase: 'finish',
    upload_session_id: upload.way.session,
    published: 'false',
    ...(draft.text.trim() === '' ? {} : { description: draft.text }),
    ...(title.trim() === '' ? {} : { title }),
  })
  return withCaptions(parts, access, upload, draft)
}

async function withCaptions(
  parts: VideoParts,
  access: Access,
  upload: Upload,
  draft: PostDraft,
): Promise<PublishStep> {
  const { captions } = videoOf(draft)
  if (captions !== null) await sendCaptions(parts.calls, access, upload.videoId, captions)
  return whole(parts, access, upload, draft)
}

function whole(parts: VideoParts, access: Access, { videoId, way }: Upload, draft: PostDraft): PublishStep {
  const kind = 'uploadUrl' in way ? 'reel' : 'video'
  const { text, publishAt } = draft
  return preparing(parts, handleOf(access, { kind, videoId, isFinished: false, text, publishAt }))
}

function videoOf({ video }: PostDraft): DraftVideo {
  if (video === null) throw badHandle('facebook')
  return video
}

function needed(answer: Json, key: string): string {
  const value = key === 'upload_url' ? textAt(answer, key) : idAt(answer, key)
  if (value === null) throw new Unavailable(`Facebook began the upload without ${key}`)
  return value
}
