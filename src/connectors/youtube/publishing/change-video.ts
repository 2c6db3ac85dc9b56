import { Rejected, type Access } from '../../connector.ts'
import type { PublishStep } from '../../publishing.ts'
import { recordAt, textAt, type Json } from '../../kit/json.ts'
import { videoUrl } from '../addresses.ts'
import { itemsOf } from '../read-objects.ts'
import type { YoutubeCalls } from '../youtube-calls.ts'
import type { Handle } from './video-step.ts'

/**
 * `videos.update` replaces a whole part and forgets what is left out, so it is read, merged and written. Only these may be written; the
 * rest is YouTube's own.
 */
const OWN_STATUS = [
  'license',
  'embeddable',
  'publicStatsViewable',
  'selfDeclaredMadeForKids',
  'containsSyntheticMedia',
] as const
const OWN_SNIPPET = [
  'title',
  'description',
  'tags',
  'categoryId',
  'defaultLanguage',
  'defaultAudioLanguage',
] as const

/** Public now, or by itself later. The last and only act of publishing. */
export async function finishVideo(
  calls: YoutubeCalls,
  access: Access,
  video: Json,
  { videoId, publishAt }: Handle,
): Promise<PublishStep> {
  const wanted =
    publishAt === null
      ? { privacyStatus: 'public' }
      : { privacyStatus: 'private', publishAt: publishAt.toString() }
  const { json } = await calls.act(access, {
    method: 'videos.update',
    params: { part: 'status' },
    json: { id: videoId, status: { ...picked(recordAt(video, 'status'), OWN_STATUS), ...wanted } },
    purpose: 'publishing',
  })
  const now = textAt(recordAt(json, 'status'), 'privacyStatus')
  if (publishAt !== null && now !== 'public') return { state: 'scheduled', externalId: videoId }
  // Films of a project that Google has not audited stay private whatever is asked for.
  if (now === 'private') throw new Rejected('YouTube keeps the film private', 'locked-private')
  return { state: 'published', externalId: videoId, permalink: videoUrl(videoId) }
}

/** Title, tags and languages stay as they are. */
export async function changeDescription(
  calls: YoutubeCalls,
  access: Access,
  videoId: string,
  description: string,
): Promise<void> {
  const params = { part: 'snippet', id: videoId }
  const { json } = await calls.read(access, { method: 'videos.list', params, purpose: 'publishing' })
  const [video] = itemsOf(json)
  if (video === undefined) throw new Rejected('YouTube: the film is not there', 'videoNotFound', true)
  const snippet = { ...picked(recordAt(video, 'snippet'), OWN_SNIPPET), description }
  await calls.act(access, {
    method: 'videos.update',
    params: { part: 'snippet' },
    json: { id: videoId, snippet },
    purpose: 'publishing',
  })
}

function picked(source: Json | null, keys: readonly string[]): Json {
  return Object.fromEntries(
    keys.filter((key) => source?.[key] !== undefined).map((key) => [key, source?.[key]]),
  )
}
