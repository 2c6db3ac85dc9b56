import { randomBytes } from 'node:crypto'
import type { Access } from '../../connector.ts'
import type { DraftVideo } from '../../publishing.ts'
import { recordAt, textAt } from '../../kit/json.ts'
import { itemsOf } from '../read-objects.ts'
import type { YoutubeCalls } from '../youtube-calls.ts'

type Captions = NonNullable<DraftVideo['captions']>

const MEDIA_TYPES = { vtt: 'text/vtt', srt: 'application/x-subrip' } as const

/** A caption file beside a film that nobody sees yet. A film that has been taken up again may have it already. */
export async function insertCaptions(
  calls: YoutubeCalls,
  access: Access,
  videoId: string,
  { captions, isResumed }: { readonly captions: Captions; readonly isResumed: boolean },
): Promise<void> {
  if (isResumed && (await hasCaptions(calls, access, videoId, captions.language))) return
  const { contentType, body } = related(
    { snippet: { videoId, language: captions.language, name: '', isDraft: false } },
    { mediaType: MEDIA_TYPES[captions.format], text: captions.text },
  )
  await calls.prepare(access, {
    method: 'captions.insert',
    params: { part: 'snippet', uploadType: 'multipart' },
    headers: { 'content-type': contentType },
    body,
    purpose: 'publishing',
  })
}

async function hasCaptions(
  calls: YoutubeCalls,
  access: Access,
  videoId: string,
  language: string,
): Promise<boolean> {
  const { json } = await calls.read(access, {
    method: 'captions.list',
    params: { part: 'snippet', videoId },
    purpose: 'publishing',
  })
  return itemsOf(json).some((caption) => textAt(recordAt(caption, 'snippet'), 'language') === language)
}

/** `multipart/related` (RFC 2387): first what it is, then the file. */
export function related(
  metadata: unknown,
  file: { readonly mediaType: string; readonly text: string },
): { readonly contentType: string; readonly body: Uint8Array } {
  const boundary = `torget-${randomBytes(16).toString('hex')}`
  const text = [
    `--${boundary}`,
    'content-type: application/json; charset=utf-8',
    '',
    JSON.stringify(metadata),
    `--${boundary}`,
    `content-type: ${file.mediaType}`,
    '',
    file.text,
    `--${boundary}--`,
    '',
  ].join('\r\n')
  return { contentType: `multipart/related; boundary=${boundary}`, body: new TextEncoder().encode(text) }
}
