import type { Clock } from '#core/clock.ts'
import { Rejected, type Access } from '../connector.ts'
import type { GraphCalls, Params } from '../meta/graph-calls.ts'
import type { DraftImage, PostDraft, Publishing, PublishStep } from '../publishing.ts'
import { problemsOf } from './check-draft.ts'
import { checkLength, confirmDone, createdAt } from './confirm.ts'
import { findPost, permalinkOf } from './find-post.ts'
import { facebookPublishing } from './publish-profile.ts'
import { unixSeconds } from './unix-seconds.ts'
import { beginVideo, uploadVideo } from './upload-video.ts'
import { finishVideo, lookAtVideo } from './publish-video.ts'

type Parts = { readonly calls: GraphCalls; readonly clock: Clock }

/** Text, link and pictures go out with one call to the feed; films go up unseen and part by part, are watched, and made public as the last act. */
export function publishing({ calls: anyCalls, clock }: Parts): Required<Publishing> {
  const calls = anyCalls.forPurpose('publishing')
  // What stands wrongly in public is put right before anything new is said.
  const urgent = anyCalls.forPurpose('moderation')
  const video = { calls, clock }
  return {
    problemsOf,
    async start(access, draft) {
      const [problem] = problemsOf(draft, clock.now())
      if (problem !== undefined)
        throw new Rejected(`Facebook would not take this: ${problem.code}`, problem.code)
      if (draft.video !== null) return beginVideo(video, access, draft)
      return publish(calls, access, draft, await uploadAll(calls, access, draft))
    },
    upload: (access, handle, draft) => uploadVideo(video, access, handle, draft),
    look: (access, handle) => lookAtVideo(video, access, handle),
    finish: (access, handle) => finishVideo(video, access, handle),
    find: (access, draft, sentAfter) => findPost(calls, access, draft, sentAfter),
    async edit(access, postExternalId, text) {
      checkLength(text, facebookPublishing.textCharacters)
      confirmDone(await urgent.act(access, 'POST', [postExternalId], { message: text }))
    },
    async unpublish(access, postExternalId) {
      try {
        confirmDone(await urgent.act(access, 'DELETE', [postExternalId]))
      } catch (error) {
        if (!(error instanceof Rejected && error.isGone)) throw error
      }
    },
  }
}

async function publish(
  calls: GraphCalls,
  access: Access,
  draft: PostDraft,
  photoIds: readonly string[],
): Promise<PublishStep> {
  const params: Params = {
    ...(draft.text.trim() === '' ? {} : { message: draft.text }),
    ...(draft.link === null ? {} : { link: draft.link.url }),
    ...(photoIds.length === 0
      ? {}
      : { attached_media: JSON.stringify(photoIds.map((media_fbid) => ({ media_fbid }))) }),
    ...(draft.publishAt === null ? {} : scheduled(draft.publishAt)),
  }
  const path = [access.accountExternalId, 'feed']
  const { externalId } = createdAt(await calls.act(access, 'POST', path, params), 'id')
  if (draft.publishAt !== null) return { state: 'scheduled', externalId }
  return { state: 'published', externalId, permalink: await permalinkOf(calls, access, externalId) }
}

function scheduled(publishAt: Temporal.Instant): Params {
  return {
    published: 'false',
    scheduled_publish_time: unixSeconds(publishAt),
    unpublished_content_type: 'SCHEDULED',
  }
}

/** Each picture with its description, unpublished: nobody sees it, and what a killed attempt leaves behind Facebook throws away. */
async function uploadAll(calls: GraphCalls, access: Access, draft: PostDraft): Promise<readonly string[]> {
  const photoIds: string[] = []
  for (const [index, image] of draft.images.entries()) {
    const params = {
      published: 'false',
      ...(draft.publishAt === null ? {} : { temporary: 'true' }),
      ...(image.altText.trim() === '' ? {} : { alt_text_custom: image.altText }),
    }
    const path = [access.accountExternalId, 'photos']
    const answer = await calls.prepare(access, path, params, fileOf(image, index))
    photoIds.push(createdAt(answer, 'id').externalId)
  }
  return photoIds
}

function fileOf({ bytes, mediaType }: DraftImage, index: number) {
  const ending = mediaType === 'image/png' ? 'png' : 'jpg'
  const blob = new Blob([new Uint8Array(bytes)], { type: mediaType })
  return { field: 'source', name: `bild-${index + 1}.${ending}`, blob }
}
