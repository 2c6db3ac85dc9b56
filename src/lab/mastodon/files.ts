import { pictureBytes, pictureNamed } from '../graph/media.ts'
import type { Town } from '../town/town.ts'

/** A picture or film as anybody can fetch it; null when the path is none. */
export function fileAt({ state }: Town, path: string): Response | null {
  const [, folder, name = ''] = /^\/system\/(media|pictures)\/([\w.-]+)/.exec(path) ?? []
  if (folder === undefined) return null
  if (folder === 'pictures') return answer(pictureBytes(name), pictureNamed(name)?.mediaType)
  const file = state.files[name]
  return answer(
    file === undefined ? undefined : new Uint8Array(Buffer.from(file.base64, 'base64')),
    file?.mediaType,
  )
}

function answer(bytes: Uint8Array<ArrayBuffer> | undefined, mediaType: string | undefined): Response {
  if (bytes === undefined || mediaType === undefined) return new Response('Not found', { status: 404 })
  return new Response(bytes, { headers: { 'content-type': mediaType, 'cache-control': 'max-age=86400' } })
}
