import type { HttpAnswer, HttpClient, HttpRequest } from '#core/outgoing/http-client.ts'
import { Unavailable, type Access } from '../connector.ts'
import { parseJson, recordAt, textAt, type Json } from '../kit/json.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import type { DraftImage } from '../publishing.ts'
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
  const value = await beginUpload(uploading, access, 'images', {})
  const [urn, url] = [needed(value, 'image'), needed(value, 'uploadUrl')]
  const headers = { 'content-type': image.mediaType }
  await putFile(uploading, access, { method: 'PUT', url, headers, body: image.bytes })
  return urn
}

/** The answer's `value`: where to send a file, and what it will be called. */
export async function beginUpload(
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

/** To an address that LinkedIn named. Nobody sees what comes of it, so it may be sent again. */
export async function putFile(
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

export function tagOf({ headers }: HttpAnswer): string {
  const tag = headers['etag']?.replace(/^"(.*)"$/, '$1') ?? ''
  if (tag === '') throw new Unavailable('LinkedIn took a part of the video without naming it')
  return tag
}

export function needed(value: Json | null, key: string): string {
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
