import { AccessRevoked, Rejected, Unavailable, type Access } from '../../connector.ts'
import type { DraftVideo } from '../../publishing.ts'
import type { HttpAnswer } from '#core/outgoing/http-client.ts'
import { asRecord, parseJson, type Json } from '../../kit/json.ts'
import { failureOf } from '../classify-failure.ts'
import type { YoutubeCalls } from '../youtube-calls.ts'

/** Parts are multiples of 256 KiB, only the last may be shorter. Held in memory one at a time. */
const PART_BYTES = 16 * 256 * 1_024
const PART_TIMEOUT_MS = 120_000
const MOST_BREAKS = 6
const FIRST_PAUSE_MS = 500

/** Where an upload stands: so many bytes are stored, or it is whole, or YouTube has forgotten it. */
type Standing =
  | { readonly kind: 'stored'; readonly bytes: number }
  | { readonly kind: 'whole'; readonly video: Json }
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'broken'; readonly why: unknown }

export type Upload = {
  readonly url: string
  readonly video: DraftVideo
  /** Something of it may be there already. */
  readonly isResumed: boolean
}

/**
 * Sends the film part by part, and after a break asks how much has come (308 with `Range`) and goes on from there. null: the address is
 * no longer known, a new one is needed. Throws `Unavailable` when the line breaks too often.
 */
export async function uploadVideo(calls: YoutubeCalls, access: Access, upload: Upload): Promise<Json | null> {
  const { video, url } = upload
  let breaks = 0
  let standing: Standing = upload.isResumed
    ? await askHowFar(calls, access, upload)
    : { kind: 'stored', bytes: 0 }
  for (;;) {
    if (standing.kind === 'whole') return standing.video
    if (standing.kind === 'forgotten') return null
    if (standing.kind === 'stored') {
      const from = standing.bytes
      const next = await sendPart(calls, access, { url, video, from })
      if (next.kind === 'stored' && next.bytes <= from) breaks += 1
      standing = next
    }
    if (standing.kind === 'broken') {
      breaks += 1
      await calls.settings.pause(FIRST_PAUSE_MS * 2 ** breaks)
      standing = await askHowFar(calls, access, upload)
    }
    if (breaks > MOST_BREAKS)
      throw new Unavailable('YouTube: the upload broke off too often; it goes on from where it is')
  }
}

async function sendPart(
  calls: YoutubeCalls,
  access: Access,
  { url, video, from }: { readonly url: string; readonly video: DraftVideo; readonly from: number },
): Promise<Standing> {
  const end = Math.min(from + PART_BYTES, video.byteLength)
  const body = await video.read(from, end)
  const headers = {
    'content-type': video.mediaType,
    'content-range': `bytes ${from}-${end - 1}/${video.byteLength}`,
  }
  return attempt(calls, access, { url, headers, body })
}

function askHowFar(calls: YoutubeCalls, access: Access, { url, video }: Upload): Promise<Standing> {
  const headers = { 'content-range': `bytes */${video.byteLength}` }
  return attempt(calls, access, { url, headers, body: new Uint8Array() })
}

type Part = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

async function attempt(calls: YoutubeCalls, access: Access, { url, headers, body }: Part): Promise<Standing> {
  const length = { 'content-length': String(body.length) }
  try {
    const part = { headers: { ...headers, ...length }, body, timeoutMs: PART_TIMEOUT_MS }
    return await standingIn(calls, access, await calls.sendTo(access, url, part))
  } catch (error) {
    if (error instanceof Unavailable) return { kind: 'broken', why: error }
    throw error
  }
}

async function standingIn(calls: YoutubeCalls, access: Access, answer: HttpAnswer): Promise<Standing> {
  const { status, headers } = answer
  if (status === 308) return { kind: 'stored', bytes: storedBytes(headers['range']) }
  if (status === 404 || status === 410) return { kind: 'forgotten' }
  const body = jsonOf(answer)
  const secrets = [access.token]
  const failure = failureOf(
    { status, headers, body },
    { isActing: false, now: calls.settings.clock.now(), secrets },
  )
  if (failure === null) return { kind: 'whole', video: asRecord(body) ?? {} }
  if (failure.error instanceof AccessRevoked) {
    await calls.settings.bearers.renewRefused(access.token)
    return { kind: 'broken', why: failure.error }
  }
  throw failure.error
}

/** `bytes=0-524287` → 524288; nothing told means that nothing has come. */
function storedBytes(range: string | undefined): number {
  const last = /^bytes=0-(\d+)$/.exec(range ?? '')?.[1]
  return last === undefined ? 0 : Number(last) + 1
}

function jsonOf({ bytes }: HttpAnswer): unknown {
  try {
    return parseJson(bytes)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The access goes along to this address, so it must lie where the upload was asked for, or with Google. */
export function checkedSessionUrl(location: string | undefined, uploadBase: string): string {
  const url = URL.parse(location ?? '', uploadBase)
  const isSame = url?.origin === new URL(uploadBase).origin
  const isGoogle = url?.protocol === 'https:' && url.hostname.endsWith('.googleapis.com')
  if (url === null || location === undefined || !(isSame || isGoogle))
    throw new Rejected('YouTube named no usable address for the upload', 'bad-upload-address')
  return url.href
}
