import { Rejected, type Access } from '../../connector.ts'
import type { PublishStep } from '../../publishing.ts'
import { idAt, instantAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import { badHandle, openHandle, writeHandle } from '../../kit/publish-handle.ts'
import { videoUrl } from '../addresses.ts'

/** What `look` and `finish` need to know; kept by the publisher between the steps. */
export type Handle = { readonly videoId: string; readonly publishAt: Temporal.Instant | null }

function kept(access: Access, { videoId, publishAt }: Handle): string {
  return writeHandle({ network: 'youtube', access }, { videoId, publishAt: publishAt?.toString() ?? null })
}

/** Throws `Rejected` for what is no handle of ours. */
export function readHandle(access: Access, text: string): Handle {
  const handle = openHandle({ network: 'youtube', access }, text)
  const videoId = idAt(handle, 'videoId')
  if (videoId === null) throw badHandle('youtube')
  return { videoId, publishAt: instantAt(handle, 'publishAt') }
}

const LOOK_AFTER_S = 30

/** Where a film stands, from its own status. Throws `Rejected` when YouTube gave up on it. */
export function stepOf(access: Access, video: Json, handle: Handle, now: Temporal.Instant): PublishStep {
  const status = recordAt(video, 'status')
  const externalId = handle.videoId
  if (isOpen(status)) return { state: 'published', externalId, permalink: videoUrl(externalId) }
  if (textAt(status, 'publishAt') !== null) return { state: 'scheduled', externalId }
  const uploadStatus = textAt(status, 'uploadStatus')
  if (uploadStatus === 'failed' || uploadStatus === 'rejected' || uploadStatus === 'deleted')
    throw givenUp(status, uploadStatus)
  if (uploadStatus === 'processed') return { state: 'ready', handle: kept(access, handle) }
  return { state: 'preparing', handle: kept(access, handle), lookAt: now.add({ seconds: LOOK_AFTER_S }) }
}

/** To everybody, or to whoever has the address. */
export function isOpen(status: Json | null): boolean {
  const privacy = textAt(status, 'privacyStatus')
  return privacy === 'public' || privacy === 'unlisted'
}

function givenUp(status: Json | null, uploadStatus: string): Rejected {
  const reason = textAt(status, 'failureReason') ?? textAt(status, 'rejectionReason') ?? uploadStatus
  return new Rejected(`YouTube gave up on the film (${reason})`, reason, uploadStatus === 'deleted')
}
