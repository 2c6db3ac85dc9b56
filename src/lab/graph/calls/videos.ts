import { asBoolean, asText, UploadedFile } from '../fields/check-value.ts'
import { nextNumber } from '../ids.ts'
import { nowIso, type LabCore } from '../lab-core.ts'
import { broken, problem } from '../problem.ts'
import type { LabVideo } from '../state.ts'
import { addPost, schedulePost } from '../thread/change-post.ts'
import { pageOf, success, type Act, type Operations } from './act.ts'
import { checkedText, scheduledTime } from './publishing.ts'
import { isComplete, keepBytes } from './video-bytes.ts'

/** The network asks for a part at a time, and says after each which it wants next. */
const PART_BYTES = 1_048_576

function begin(core: LabCore, pageId: string, wanted: Pick<LabVideo, 'kind' | 'byteLength'>): LabVideo {
  const id = nextNumber(core.state, '13')
  const video: LabVideo = {
    id,
    pageId,
    sessionId: nextNumber(core.state, '14'),
    createdAt: nowIso(core),
    received: 0,
    title: '',
    description: '',
    state: 'uploading',
    looks: 0,
    publishAt: null,
    postId: null,
    captions: [],
    ...wanted,
  }
  core.state.videos[id] = video
  core.changed()
  return video
}

function nextPart({ received, byteLength }: LabVideo): object {
  const size = byteLength ?? 0
  return { start_offset: String(received), end_offset: String(Math.min(size, received + PART_BYTES)) }
}

function upload(act: Act): object {
  const { core, params } = act
  const pageId = pageOf(act).id
  switch (asText(params['upload_phase'])?.toLowerCase()) {
    case 'start': {
      const byteLength = Number(asText(params['file_size']))
      if (!(byteLength > 0)) throw broken('missing-parameter', '(#100) The parameter file_size is required')
      const video = begin(core, pageId, { kind: 'video', byteLength })
      return { video_id: video.id, upload_session_id: video.sessionId, ...nextPart(video) }
    }
    case 'transfer':
      return transfer(act, pageId)
    case 'finish':
      return finishUpload(act, pageId)
    default:
      throw broken('not-emulated', 'The practice square takes films by the resumable upload only', 3)
  }
}

function videoOfSession({ core, params }: Act, pageId: string): LabVideo {
  const session = asText(params['upload_session_id'])
  if (session === null)
    throw broken('missing-parameter', '(#100) The parameter upload_session_id is required')
  const video = Object.values(core.state.videos).find(
    (one) => one.sessionId === session && one.pageId === pageId,
  )
  if (video === undefined) throw problem(100, 33)
  return video
}

function transfer(act: Act, pageId: string): object {
  const video = videoOfSession(act, pageId)
  const chunk = act.params['video_file_chunk']
  if (!(chunk instanceof UploadedFile))
    throw broken('missing-parameter', '(#100) The parameter video_file_chunk is required')
  const start = Number(asText(act.params['start_offset']) ?? Number.NaN)
  if (!Number.isSafeInteger(start))
    throw broken('wrong-value', '(#100) start_offset must be a number of bytes')
  // No break of the contract: whoever lost an answer cannot know what has come.
  if (start !== video.received) throw problem(100, undefined, `(#100) start_offset is not ${video.received}`)
  keepBytes(act.core, video, chunk.bytes)
  return nextPart(video)
}

function finishUpload(act: Act, pageId: string): object {
  const video = videoOfSession(act, pageId)
  if (!isComplete(video)) throw broken('wrong-value', '(#100) The film has not been sent to its end')
  if (asBoolean(act.params['published']) !== false)
    throw broken('not-emulated', 'The practice square takes films unpublished, then publishes them', 3)
  video.state = 'processing'
  video.title = checkedText(act.params, 'title')
  video.description = checkedText(act.params, 'description')
  act.core.changed()
  return success
}

function videoOf({ ref }: Act): LabVideo {
  if (ref.node !== 'AdVideo') throw problem(100)
  return ref.value
}

function bringOut(act: Act, video: LabVideo): object {
  const { core } = act
  if (video.postId !== null) throw problem(100, undefined, '(#100) The video is published already')
  const publishAt = scheduledTime(act)
  const { pageId, description: text, id: videoId } = video
  const wanted = { pageId, text, media: [], videoId, isByApp: true }
  const post = publishAt === null ? addPost(core, wanted) : schedulePost(core, { ...wanted, publishAt })
  video.postId = post.id
  video.publishAt = publishAt
  core.changed()
  return success
}

function publish(act: Act): object {
  const video = videoOf(act)
  if (video.kind !== 'video' || video.state !== 'processing')
    throw problem(100, undefined, '(#100) The video is not ready to be published')
  const isScheduled = act.params['scheduled_publish_time'] !== undefined
  if (asBoolean(act.params['published']) !== !isScheduled)
    throw problem(100, undefined, '(#100) published must be true, or false with a time')
  return bringOut(act, video)
}

function addCaptions(act: Act): object {
  const video = videoOf(act)
  const file = act.params['captions_file']
  if (!(file instanceof UploadedFile)) throw broken('missing-parameter', '(#100) captions_file is required')
  const [, locale] = /^[\w-]+\.([a-z]{2}_[A-Z]{2})\.srt$/.exec(file.name) ?? []
  if (locale === undefined) throw broken('wrong-value', '(#100) captions_file must be named name.ll_CC.srt')
  if (!new TextDecoder().decode(file.bytes).includes('-->'))
    throw broken('wrong-value', '(#100) captions_file must be SubRip')
  video.captions = [...new Set([...video.captions, locale])]
  act.core.changed()
  return success
}

function reel(act: Act): object {
  const { core, params } = act
  const pageId = pageOf(act).id
  if (asText(params['upload_phase'])?.toLowerCase() === 'start') {
    const { id } = begin(core, pageId, { kind: 'reel', byteLength: null })
    return {
      video_id: id,
      upload_url: `${core.settings.baseUrl()}/video-upload/${core.settings.apiVersion}/${id}`,
    }
  }
  const video = core.state.videos[asText(params['video_id']) ?? '']
  if (video?.pageId !== pageId || video.kind !== 'reel') throw problem(100, 33)
  if (!isComplete(video)) throw problem(100, undefined, '(#100) The video has not been uploaded')
  const state = asText(params['video_state'])?.toUpperCase()
  if (state === undefined) throw broken('missing-parameter', '(#100) The parameter video_state is required')
  if (state === 'DRAFT') throw broken('not-emulated', 'The practice square keeps no drafts of reels', 3)
  if ((state === 'SCHEDULED') !== (params['scheduled_publish_time'] !== undefined))
    throw problem(100, undefined, '(#100) SCHEDULED needs scheduled_publish_time, and nothing else takes it')
  video.description = checkedText(params, 'description')
  video.title = checkedText(params, 'title')
  video.state = 'processing'
  return bringOut(act, video)
}

export const videoOperations: Operations = {
  'POST Page videos': upload,
  'POST Page video_reels': reel,
  'POST AdVideo .': publish,
  'POST AdVideo captions': addCaptions,
}
