import { Rejected, type Access } from '../../connector.ts'
import type { Publishing } from '../../publishing.ts'
import { idAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import { videoUrl } from '../addresses.ts'
import { itemsOf } from '../read-objects.ts'
import { changeDescription, finishVideo } from './change-video.ts'
import { findVideo } from './own-videos.ts'
import { problemsOf, textProblems } from './problems-of.ts'
import { beginVideo, uploadVideo, type UploadParts } from './upload-video.ts'
import { isOpen, readHandle, stepOf } from './video-step.ts'

/** A film comes up part by part, private, with its captions; `finish` makes it public or schedules it, which is the only act. */
export function createPublishing(parts: UploadParts): Required<Publishing> {
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
      return beginVideo(parts, access, draft)
    },

    upload: (access, handle, draft) => uploadVideo(parts, access, handle, draft),

    async look(access, text) {
      const handle = readHandle(access, text)
      return stepOf(access, await status(access, handle.videoId), handle, now())
    },

    async finish(access, text) {
      const handle = readHandle(access, text)
      const video = await status(access, handle.videoId)
      const step = stepOf(access, video, handle, now())
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
