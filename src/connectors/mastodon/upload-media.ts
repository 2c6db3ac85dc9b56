import { OutcomeUnknown, Rejected, Unavailable, type Access } from '../connector.ts'
import { multipart } from '../kit/form-body.ts'
import { asRecord, idAt } from '../kit/json.ts'
import type { DraftImage, DraftVideo } from '../publishing.ts'
import type { MastodonCalls } from './mastodon-calls.ts'

/** Ranges in which a film is read. */
const RANGE_BYTES = 4_194_304
/** A film goes in one piece, and the process that sends it must be known to be alive for so long: longer than this nobody waits for it. */
const TIMEOUT_MS = 240_000

export type Uploaded = { readonly id: string; readonly isReady: boolean }

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
}

/** Puts pictures on the server, where nobody sees them before they are posted; what is never posted the server throws away. */
export async function uploadImages(
  calls: MastodonCalls,
  access: Access,
  images: readonly DraftImage[],
): Promise<readonly Uploaded[]> {
  const uploaded: Uploaded[] = []
  for (const { bytes, mediaType, altText } of images) {
    const file = new Blob([new Uint8Array(bytes)], { type: mediaType })
    uploaded.push(await upload(calls, access, { file, altText }))
  }
  return uploaded
}

export async function uploadFilm(calls: MastodonCalls, access: Access, video: DraftVideo): Promise<Uploaded> {
  const file = new Blob(await rangesOf(video), { type: video.mediaType })
  return upload(calls, access, { file, altText: video.altText })
}

async function rangesOf(video: DraftVideo): Promise<Uint8Array<ArrayBuffer>[]> {
  const ranges: Uint8Array<ArrayBuffer>[] = []
  for (let start = 0; start < video.byteLength; start += RANGE_BYTES) {
    const end = Math.min(video.byteLength, start + RANGE_BYTES)
    ranges.push(new Uint8Array(await video.read(start, end)))
  }
  return ranges
}

async function upload(
  calls: MastodonCalls,
  access: Access,
  { file, altText }: { readonly file: Blob; readonly altText: string },
): Promise<Uploaded> {
  const name = `media.${ENDINGS[file.type] ?? 'bin'}`
  const description = altText === '' ? {} : { description: altText }
  const { contentType, body } = await multipart({
    file: new File([file], name, { type: file.type }),
    ...description,
  })
  const answer = await calls
    .send(access, {
      method: 'POST',
      path: ['api', 'v2', 'media'],
      headers: { 'content-type': contentType },
      body,
      purpose: 'publishing',
      isActing: false,
      timeoutMs: TIMEOUT_MS,
    })
    .catch((error: unknown) => {
      throw mediaFailure(error)
    })
  const id = idAt(asRecord(answer.body), 'id')
  if (id === null) throw new Unavailable('Mastodon answered without the id of what was uploaded')
  return { id, isReady: answer.status !== 202 }
}

/** Has the server prepared it? Throws `Rejected` when it gave up. */
export async function isMediaReady(calls: MastodonCalls, access: Access, id: string): Promise<boolean> {
  const path = ['api', 'v1', 'media', id]
  const answer = await calls
    .send(access, { method: 'GET', path, purpose: 'publishing' })
    .catch((error: unknown) => {
      throw mediaFailure(error)
    })
  return answer.status !== 206
}

function mediaFailure(error: unknown): unknown {
  if (error instanceof OutcomeUnknown) return new Unavailable(error.message, { cause: error })
  const isRefused =
    error instanceof Rejected && ['unprocessable', 'too-large', 'not-found'].includes(error.code)
  return isRefused ? new Rejected(error.message, 'media-failed') : error
}
