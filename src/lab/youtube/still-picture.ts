import { pictureBytes, pictureNamed } from '../graph/media.ts'
import type { YoutubeLabCore } from './lab-core.ts'

const USUAL = 'badhus.png'

/** The still picture of a film: one that it was given, else the usual. Public, as on the network. */
export function stillPicture(core: YoutubeLabCore, filmId: string): Response {
  const name = core.town.state.posts[filmId]?.media.find(({ picture }) => picture !== null)?.picture ?? USUAL
  const bytes = pictureBytes(name)
  if (bytes === undefined) return new Response('Not found', { status: 404 })
  return new Response(bytes, { headers: { 'content-type': pictureNamed(name)?.mediaType ?? 'image/png' } })
}
