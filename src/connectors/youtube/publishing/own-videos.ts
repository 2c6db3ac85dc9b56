import type { Access } from '../../connector.ts'
import { idAt, instantAt, listAt, recordAt, textAt, type Json } from '../../kit/json.ts'
import type { UploadsOf } from '../channel.ts'
import { CLOCK_TOLERANCE_S } from '../find-reply.ts'
import { itemsOf } from '../read-objects.ts'
import { samePlainText } from '../same-text.ts'
import type { Params, YoutubeCalls } from '../youtube-calls.ts'

export type OwnVideos = { readonly calls: YoutubeCalls; readonly uploadsOf: UploadsOf }

/** Newest first; what an attempt of ours left behind is among the latest hundred. */
const MOST_PAGES = 2
const PAGE_SIZE = '50'

/** A tag that only the owner and the page's source show: with it a film is known again whatever has happened in between. */
export function tagOf(key: string): string {
  return `torget-${key}`
}

const TAG = /^torget-[a-z0-9-]{8,64}$/

export async function findByKey(own: OwnVideos, access: Access, key: string): Promise<Json | null> {
  for await (const video of latestVideos(own, access)) {
    if (tagsOf(video).includes(tagOf(key))) return video
  }
  return null
}

type Wanted = { readonly key: string; readonly text: string; readonly sentAfter: Temporal.Instant }

/** By its tag; a film that has none of ours by its description and time. */
export async function findVideo(own: OwnVideos, access: Access, wanted: Wanted): Promise<Json | null> {
  const notBefore = wanted.sentAfter.subtract({ seconds: CLOCK_TOLERANCE_S })
  for await (const video of latestVideos(own, access)) {
    const tags = tagsOf(video)
    if (tags.includes(tagOf(wanted.key))) return video
    const snippet = recordAt(video, 'snippet')
    const at = instantAt(snippet, 'publishedAt')
    const isLater = at !== null && Temporal.Instant.compare(at, notBefore) >= 0
    const isUntagged = !tags.some((tag) => TAG.test(tag))
    const isSame = samePlainText(textAt(snippet, 'description') ?? '', wanted.text)
    if (isUntagged && isLater && isSame) return video
  }
  return null
}

async function* latestVideos({ calls, uploadsOf }: OwnVideos, access: Access): AsyncGenerator<Json> {
  const playlistId = await uploadsOf(access, 'publishing')
  let pageToken: Params = {}
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { json } = await calls.read(access, {
      method: 'playlistItems.list',
      params: { part: 'contentDetails', playlistId, maxResults: PAGE_SIZE, ...pageToken },
      purpose: 'publishing',
    })
    const ids = itemsOf(json)
      .map((item) => idAt(recordAt(item, 'contentDetails'), 'videoId'))
      .filter((id) => id !== null)
    yield* await readVideos(calls, access, { ids, part: 'snippet,status' })
    const next = textAt(json, 'nextPageToken')
    if (next === null || next === '') return
    pageToken = { pageToken: next }
  }
}

async function readVideos(
  calls: YoutubeCalls,
  access: Access,
  { ids, part }: { readonly ids: readonly string[]; readonly part: string },
): Promise<readonly Json[]> {
  if (ids.length === 0) return []
  const params = { part, id: ids.join(','), maxResults: PAGE_SIZE }
  const { json } = await calls.read(access, { method: 'videos.list', params, purpose: 'publishing' })
  const byId = new Map(itemsOf(json).map((video) => [idAt(video, 'id'), video]))
  return ids.map((id) => byId.get(id)).filter((video) => video !== undefined)
}

function tagsOf(video: Json): readonly string[] {
  return listAt(recordAt(video, 'snippet'), 'tags').filter((tag) => typeof tag === 'string')
}
