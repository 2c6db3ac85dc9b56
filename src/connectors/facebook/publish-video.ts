import { Rejected, type Access } from '../connector.ts'
import { idAt, isTrueAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { Params } from '../meta/graph-calls.ts'
import type { PublishStep } from '../publishing.ts'
import { confirmDone } from './confirm.ts'
import { unixSeconds } from './unix-seconds.ts'
import { handleOf, preparing, readHandle, type VideoHandle, type VideoParts } from './video-handle.ts'

const PHASES = ['uploading_phase', 'processing_phase', 'publishing_phase'] as const

/** Only reads. `ready` until the last act has been done, `published` or `scheduled` after it. */
export async function lookAtVideo(parts: VideoParts, access: Access, text: string): Promise<PublishStep> {
  const handle = readHandle(access, text)
  const fields = 'id,status,published,post_id,permalink_url'
  const video = await parts.calls.read(access, [handle.videoId], { fields })
  const status = recordAt(video, 'status')
  const failed = PHASES.find((phase) => textAt(recordAt(status, phase), 'status') === 'error')
  if (failed !== undefined || textAt(status, 'video_status') === 'error')
    throw new Rejected(`Facebook could not use the film (${failed ?? 'video_status'})`, 'video-failed')
  if (!handle.isFinished) {
    return isUploaded(handle, status) ? { state: 'ready', handle: text } : preparing(parts, text)
  }
  const externalId = postIdOf(video, access.accountExternalId) ?? handle.videoId
  if (handle.publishAt !== null) return { state: 'scheduled', externalId }
  return isPublic(video, status)
    ? { state: 'published', externalId, permalink: addressOf(video) }
    : preparing(parts, text)
}

/** A reel is worked on only once it has been finished; a film before that. */
function isUploaded({ kind }: VideoHandle, status: Json | null): boolean {
  if (textAt(status, 'video_status') === 'ready') return true
  const phase = kind === 'reel' ? 'uploading_phase' : 'processing_phase'
  return textAt(recordAt(status, phase), 'status') === 'complete'
}

function isPublic(video: Json, status: Json | null): boolean {
  const publishing = recordAt(status, 'publishing_phase')
  return isTrueAt(video, 'published') || textAt(publishing, 'publish_status') === 'published'
}

function postIdOf(video: Json, pageId: string): string | null {
  const id = idAt(video, 'post_id')
  return id === null || id.includes('_') ? id : `${pageId}_${id}`
}

/** Films have a path instead of an address. */
function addressOf(video: Json): string | null {
  const address = textAt(video, 'permalink_url')
  return address === null ? null : (URL.parse(address, 'https://www.facebook.com')?.href ?? null)
}

/** The one act that makes a film public, or has Facebook do it later. */
export async function finishVideo(
  { calls, clock }: VideoParts,
  access: Access,
  text: string,
): Promise<PublishStep> {
  const handle = readHandle(access, text)
  if (!handle.isFinished) {
    const path = handle.kind === 'reel' ? [access.accountExternalId, 'video_reels'] : [handle.videoId]
    const params = handle.kind === 'reel' ? reelParams(handle) : videoParams(handle)
    confirmDone(await calls.act(access, 'POST', path, params))
  }
  return {
    state: 'preparing',
    handle: handleOf(access, { ...handle, isFinished: true }),
    lookAt: clock.now(),
  }
}

function videoParams({ publishAt }: VideoHandle): Params {
  return publishAt === null
    ? { published: 'true' }
    : { published: 'false', scheduled_publish_time: unixSeconds(publishAt) }
}

function reelParams({ videoId, text, publishAt }: VideoHandle): Params {
  return {
    upload_phase: 'finish',
    video_id: videoId,
    ...(text.trim() === '' ? {} : { description: text }),
    video_state: publishAt === null ? 'PUBLISHED' : 'SCHEDULED',
    ...(publishAt === null ? {} : { scheduled_publish_time: unixSeconds(publishAt) }),
  }
}
