import { Rejected, Unavailable, type Access } from '../../connector.ts'
import type { DraftVideo, PostDraft, PublishStep } from '../../publishing.ts'
import { idAt, textAt, type Json } from '../../kit/json.ts'
import { badHandle, openHandle, writeHandle } from '../../kit/publish-handle.ts'
import type { UploadsOf } from '../channel.ts'
import type { YoutubeCalls } from '../youtube-calls.ts'
import { insertCaptions } from './insert-captions.ts'
import { openUpload } from './open-upload.ts'
import { findByKey } from './own-videos.ts'
import { askHowFar, checkedSessionUrl, sendPart } from './upload-session.ts'
import { stepOf } from './video-step.ts'

export type UploadParts = { readonly calls: YoutubeCalls; readonly uploadsOf: UploadsOf }

/** A film that a killed attempt brought up is found by its tag and gone on with; otherwise YouTube is asked for an address to send it to. */
export async function beginVideo(parts: UploadParts, access: Access, draft: PostDraft): Promise<PublishStep> {
  const left = await findByKey(parts, access, draft.key)
  if (left !== null) return broughtUp(parts, access, draft, { video: left, isResumed: true })
  const url = await openUpload(parts.calls, access, draft, videoOf(draft))
  return uploading(access, draft, { url, sentBytes: 0 })
}

/** Asks how much has come, whatever the handle says, and sends what follows. An address that YouTube has forgotten is replaced. */
export async function uploadVideo(
  parts: UploadParts,
  access: Access,
  handle: string,
  draft: PostDraft,
): Promise<PublishStep> {
  const { calls } = parts
  const kept = textAt(openHandle({ network: 'youtube', access, draft }, handle), 'url')
  if (kept === null) throw badHandle('youtube')
  const url = checkedSessionUrl(kept, calls.settings.addresses.upload)
  const session = { calls, access, url, video: videoOf(draft) }
  const before = await askHowFar(session)
  if (before.kind === 'whole')
    return broughtUp(parts, access, draft, { video: before.video, isResumed: true })
  const after = before.kind === 'stored' ? await sendPart(session, before.bytes) : before
  if (after.kind === 'whole') return broughtUp(parts, access, draft, { video: after.video, isResumed: false })
  if (before.kind === 'forgotten' || after.kind === 'forgotten') return beginVideo(parts, access, draft)
  if (after.bytes <= before.bytes) throw new Unavailable('YouTube: the upload does not go forward')
  return uploading(access, draft, { url, sentBytes: after.bytes })
}

function uploading(
  access: Access,
  draft: PostDraft,
  { url, sentBytes }: { readonly url: string; readonly sentBytes: number },
): PublishStep {
  const handle = writeHandle({ network: 'youtube', access, draft }, { url })
  return { state: 'uploading', handle, sentBytes }
}

/** Every byte is there: the captions, and then YouTube works on it. */
async function broughtUp(
  { calls }: UploadParts,
  access: Access,
  draft: PostDraft,
  { video, isResumed }: { readonly video: Json; readonly isResumed: boolean },
): Promise<PublishStep> {
  const videoId = idAt(video, 'id')
  if (videoId === null) throw new Unavailable('YouTube did not say which film it took')
  const { publishAt } = draft
  const step = stepOf(access, video, { videoId, publishAt }, calls.settings.clock.now())
  const captions = draft.video?.captions ?? null
  if (captions !== null && (step.state === 'preparing' || step.state === 'ready'))
    await insertCaptions(calls, access, videoId, { captions, isResumed })
  return step
}

function videoOf({ video }: PostDraft): DraftVideo {
  if (video === null) throw new Rejected('YouTube: there is no film to send', 'needs-media')
  return video
}
