import { graphTime, isoOf } from '../lab-time.ts'
import { lastPart } from '../ids.ts'
import { fileNameOf, isComplete } from '../calls/video-bytes.ts'
import { mediaLink } from '../links.ts'
import type { LabVideo } from '../state.ts'
import type { ReadContext } from './context.ts'
import type { NodeRef } from './refs.ts'

type VideoReader = (video: LabVideo, context: ReadContext) => unknown

function isPublic({ postId }: LabVideo, { core }: ReadContext): boolean {
  return postId !== null && core.state.posts[postId] !== undefined
}

/** The second time somebody asks, it is ready: a clock that stands still must not hold it up. */
const LOOKS_UNTIL_READY = 2

function phases(video: LabVideo, context: ReadContext): Readonly<Record<string, NodeRef['value']>> {
  const isUploaded = isComplete(video) && video.state !== 'uploading'
  const isReady = video.state === 'processing' && video.looks >= LOOKS_UNTIL_READY
  const status = (isDone: boolean, isBegun: boolean) =>
    isDone ? 'complete' : isBegun ? 'in_progress' : 'not_started'
  const hasFailed = video.state === 'failed'
  return {
    uploading_phase: {
      status: status(isUploaded || isComplete(video), video.received > 0),
      bytes_transferred: video.received,
    },
    processing_phase: { status: hasFailed ? 'error' : status(isReady, isUploaded) },
    publishing_phase: {
      status: status(isReady && video.postId !== null, video.postId !== null),
      ...(isReady && isPublic(video, context) ? { publish_status: 'published' } : {}),
      ...(isReady && video.publishAt !== null && !isPublic(video, context)
        ? { publish_status: 'scheduled' }
        : {}),
    },
    video_status: {
      status: hasFailed ? 'error' : isReady ? 'ready' : isUploaded ? 'processing' : 'uploading',
    },
  }
}

function status(video: LabVideo, context: ReadContext): NodeRef {
  video.looks += 1
  const { uploading_phase, processing_phase, publishing_phase, video_status } = phases(video, context)
  return {
    node: 'VideoStatus',
    value: {
      video_status: (video_status as { status: string }).status,
      uploading_phase: { node: 'VideoStatusUploadingPhase', value: uploading_phase },
      processing_phase: { node: 'VideoStatusProcessingPhase', value: processing_phase },
      publishing_phase: { node: 'VideoStatusPublishingPhase', value: publishing_phase },
    },
  }
}

export const videoFields: Readonly<Record<string, VideoReader>> = {
  id: (video) => video.id,
  title: (video) => (video.title === '' ? undefined : video.title),
  description: (video) => (video.description === '' ? undefined : video.description),
  created_time: (video) => graphTime(video.createdAt),
  updated_time: (video) => graphTime(video.createdAt),
  status,
  published: isPublic,
  post_id: (video) => (video.postId === null ? undefined : lastPart(video.postId)),
  // A path and no address, as the network answers it.
  permalink_url: (video) => `/${video.pageId}/${video.kind === 'reel' ? 'reel' : 'videos'}/${video.id}/`,
  scheduled_publish_time: (video) =>
    video.publishAt === null ? undefined : graphTime(isoOf(Temporal.Instant.from(video.publishAt))),
  source: (video, { core }) =>
    core.state.files[fileNameOf(video)] === undefined ? undefined : mediaLink(core, fileNameOf(video)),
}

export const videoDefaults = ['updated_time', 'description', 'id'] as const
