import type { HttpAnswer, HttpClient, HttpRequest } from '#core/outgoing/http-client.ts'
import { Unavailable, type Access } from '../connector.ts'
import { multipart } from '../kit/form-body.ts'
import { asRecord, listAt, parseJson, recordAt, textAt, type Json } from '../kit/json.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import type { DraftImage, DraftVideo } from '../publishing.ts'
import { failureOf } from './classify-failure.ts'
import type { LinkedinCalls } from './linkedin-calls.ts'
import { openTokens } from './secret.ts'
import { accountUrn } from './urns.ts'

export type Uploading = {
  readonly calls: LinkedinCalls
  readonly http: HttpClient
  readonly apiUrl: string
}

/** A part of four megabytes over a slow line. */
const TIMEOUT_MS = 120_000

/** Puts a picture where nobody sees it and gives its URN. */
export async function uploadImage(uploading: Uploading, access: Access, image: DraftImage): Promise<string> {
  const value = await begin(uploading, access, 'images', {})
  const [urn, url] = [needed(value, 'image'), needed(value, 'uploadUrl')]
  const headers = { 'content-type': image.mediaType }
  await put(uploading, access, { method: 'PUT', url, headers, body: image.bytes })
  return urn
}

/**
 * Part by part, each to its own address and with the bounds that LinkedIn sets; the tags that come back, in order, prove to it which parts
 * it has. Only one part is held in memory.
 */
export async function uploadVideo(uploading: Uploading, access: Access, video: DraftVideo): Promise<string> {
  const hasCaptions = video.captions !== null
  const value = await begin(uploading, access, 'videos', {
    fileSizeBytes: video.byteLength,
    uploadCaptions: hasCaptions,
    uploadThumbnail: false,
  })
  const urn = needed(value, 'video')
  const uploadedPartIds: string[] = []
  for (const part of listAt(value, 'uploadInstructions').map(asRecord)) {
    const url = needed(part, 'uploadUrl')
    const bytes = await video.read(Number(part?.['firstByte']), Number(part?.['lastByte']) + 1)
    const headers = { 'content-type': 'application/octet-stream' }
    const answer = await put(uploading, access, { method: 'PUT', url, headers, body: bytes })
    uploadedPartIds.push(tagOf(answer))
  }
  if (hasCaptions) await uploadCaptions(uploading, access, needed(value, 'captionsUploadUrl'), video.captions)
  const finalizeUploadRequest = {
    video: urn,
    uploadToken: textAt(value, 'uploadToken') ?? '',
    uploadedPartIds,
  }
  const call = { path: ['videos'], query: { action: 'finalizeUpload' }, purpose: 'publishing' } as const
  await uploading.calls.prepare(access, call, { finalizeUploadRequest })
  return urn
}

async function uploadCaptions(
  uploading: Uploading,
  access: Access,
  url: string,
  captions: NonNullable<DraftVideo['captions']>,
): Promise<void> {
  const locale = new Intl.Locale(captions.language).maximize()
  const metadata = {
    format: 'SRT',
    formattedForEasyReader: true,
    largeText: true,
    source: 'USER_PROVIDED',
    locale: { country: locale.region ?? 'SE', language: locale.language.toUpperCase() },
    transcriptType: 'CLOSED_CAPTION',
  }
  const { contentType, body } = await multipart({
    metadata: new Blob([JSON.stringify(metadata)], { type: 'application/json' }),
    file: new File([captions.text], 'captions.srt', { type: 'text/plain' }),
  })
  await put(uploading, access, { method: 'POST', url, headers: { 'content-type': contentType }, body })
}

async function begin(
  { calls }: Uploading,
  access: Access,
  files: 'images' | 'videos',
  rest: Json,
): Promise<Json | null> {
  const initializeUploadRequest = { owner: accountUrn(access.accountExternalId), ...rest }
  const call = { path: [files], query: { action: 'initializeUpload' }, purpose: 'publishing' } as const
  const { json } = await calls.prepare(access, call, { initializeUploadRequest })
  return recordAt(json, 'value')
}

async function put(
  { http, calls, apiUrl }: Uploading,
  access: Access,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const { access: token } = openTokens(access.token)
  const headers = {
    ...request.headers,
    ...(isTheirs(request.url, apiUrl) ? { authorization: `Bearer ${token}` } : {}),
  }
  const sent = { ...request, headers, timeoutMs: TIMEOUT_MS }
  const answer = await http.send(sent).catch((error: unknown) => {
    throw transportFailure('LinkedIn', error, false)
  })
  // The file hosts answer with whatever body they like: only their status counts.
  const body = answer.status < 300 ? null : jsonOrNull(answer)
  const failure = failureOf(
    { ...answer, body },
    { isActing: false, now: calls.clock.now(), secrets: [access.token, token] },
  )
  if (failure !== null) throw failure
  return answer
}

/** The address comes in an answer; the token goes to nobody but LinkedIn itself. */
function isTheirs(url: string, apiUrl: string): boolean {
  const target = URL.parse(url)
  if (target === null) return false
  if (target.origin === new URL(apiUrl).origin) return true
  return target.protocol === 'https:' && /(^|\.)linkedin\.com$/.test(target.hostname)
}

function tagOf({ headers }: HttpAnswer): string {
  const tag = headers['etag']?.replace(/^"(.*)"$/, '$1') ?? ''
  if (tag === '') throw new Unavailable('LinkedIn took a part of the video without naming it')
  return tag
}

function needed(value: Json | null, key: string): string {
  const text = textAt(value, key)
  if (text === null) throw new Unavailable(`LinkedIn began an upload without ${key}`)
  return text
}

function jsonOrNull({ bytes }: HttpAnswer): unknown {
  try {
    return parseJson(bytes)
  } catch {
    return null
  }
}
