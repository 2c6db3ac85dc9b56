import { Rejected, type Access } from '../../connector.ts'
import type { PostDraft, Publishing, PublishStep } from '../../publishing.ts'
import { idAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import { videoUrl } from '../addresses.ts'
import type { UploadsOf } from '../channel.ts'
import { itemsOf } from '../read-objects.ts'
import type { YoutubeCalls } from '../youtube-calls.ts'
import { changeDescription, finishVideo } from './change-video.ts'
import { insertCaptions } from './insert-captions.ts'
import { openUpload } from './open-upload.ts'
import { findByKey, findVideo } from './own-videos.ts'
import { problemsOf, textProblems } from './problems-of.ts'
import type { UploadSessions } from './upload-sessions.ts'
import { uploadVideo } from './upload-video.ts'
import { isOpen, readHandle, stepOf, type Handle } from './video-step.ts'

export type PublishingParts = {
  readonly calls: YoutubeCalls
  readonly uploadsOf: UploadsOf
  readonly sessions: UploadSessions
}

/** A film comes up as private with its captions; `finish` makes it public or schedules it, which is the only act. */
export function createPublishing(parts: PublishingParts): Required<Omit<Publishing, 'upload'>> {
  const { calls } = parts
  const now = () => calls.settings.clock.now()

  async function status(access: Access, videoId: string): Promise<Json> {
    const params = { part: 'status', id: videoId }
    const { json } = await calls.read(access, { method: 'videos.list', params, purpose: 'publishing' })
    const [video] = itemsOf(json)
    if (video === undefined) throw new Rejected('YouTube: the film is not there', 'videoNotFound', true)
    return video
  }

  return {
    problemsOf,

    async start(access, draft) {
      const [problem] = [...problemsOf(draft, now())]
      if (problem !== undefined)
        throw new Rejected(`YouTube would not take it: ${problem.code}`, problem.code)
      return startUpload(parts, access, draft)
    },

    async look(access, text) {
      const handle = readHandle(text)
      return stepOf(await status(access, handle.videoId), handle, now())
    },

    async finish(access, text) {
      const handle = readHandle(text)
      const video = await status(access, handle.videoId)
      const step = stepOf(video, handle, now())
      const isDone = step.state === 'published' || step.state === 'scheduled'
      return isDone ? step : finishVideo(calls, access, video, handle)
    },

    async find(access, { key, text }, sentAfter) {
      const video = await findVideo(parts, access, { key, text, sentAfter })
      const externalId = idAt(video, 'id')
      if (externalId === null || !isMadePublic(video)) return null
      return { externalId, permalink: videoUrl(externalId) }
    },

    async edit(access, postExternalId, text) {
      const [problem] = textProblems(text)
      if (problem !== undefined)
        throw new Rejected(`YouTube would not take it: ${problem.code}`, problem.code)
      await changeDescription(calls, access, postExternalId, text)
    },

    async unpublish(access, postExternalId) {
      const params = { id: postExternalId }
      const ask = { method: 'videos.delete', params, purpose: 'publishing' } as const
      await calls.act(access, ask).catch((error: unknown) => {
        if (!(error instanceof Rejected && error.isGone)) throw error
      })
    },
  }
}

function isMadePublic(video: Json | null): boolean {
  const status = recordAt(video, 'status')
  return isOpen(status) || textAt(status, 'publishAt') !== null
}

/** One attempt of a killed process more or less: what it left is found by its tag or its address and gone on with. */
async function startUpload(parts: PublishingParts, access: Access, draft: PostDraft): Promise<PublishStep> {
  const { calls, sessions } = parts
  const left = await findByKey(parts, access, draft.key)
  const video = left ?? (await upload(parts, access, draft))
  const videoId = idAt(video, 'id')
  if (videoId === null) throw new Rejected('YouTube did not say which film it took', 'bad-answer')
  const handle: Handle = { videoId, publishAt: draft.publishAt }
  const step = stepOf(video, handle, calls.settings.clock.now())
  const captions = draft.video?.captions ?? null
  if (captions !== null && (step.state === 'preparing' || step.state === 'ready'))
    await insertCaptions(calls, access, videoId, { captions, isResumed: left !== null })
  await sessions.forget(draft.key)
  return step
}

async function upload(parts: PublishingParts, access: Access, draft: PostDraft): Promise<Json> {
  const { calls, sessions } = parts
  const { video } = draft
  if (video === null) throw new Rejected('YouTube: there is no film to send', 'needs-media')
  const known = await sessions.find(draft.key)
  const gone =
    known === null ? null : await uploadVideo(calls, access, { url: known, video, isResumed: true })
  if (gone !== null) return gone
  const url = await openUpload(calls, access, draft, video)
  await sessions.keep(draft.key, url)
  const sent = await uploadVideo(calls, access, { url, video, isResumed: false })
  if (sent === null) throw new Rejected('YouTube forgot the upload while it went on', 'upload-forgotten')
  return sent
}
