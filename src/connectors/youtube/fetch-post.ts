import { Rejected, type Access, type NetworkPost } from '../connector.ts'
import { itemsOf, readVideo } from './read-objects.ts'
import type { YoutubeCalls } from './youtube-calls.ts'

/** One film. Throws `Rejected` (`isGone`) when it is not there. */
export async function fetchPost(calls: YoutubeCalls, access: Access, videoId: string): Promise<NetworkPost> {
  const params = { part: 'snippet,status,contentDetails,statistics', id: videoId }
  const { json } = await calls.read(access, { method: 'videos.list', params, purpose: 'inbox' })
  const [video] = itemsOf(json)
  if (video === undefined) throw new Rejected('YouTube: the film is not there', 'videoNotFound', true)
  return readVideo(video, videoId)
}
