import { AccessRevoked, Rejected, Unavailable, type Access } from '../../connector.ts'
import type { DraftVideo } from '../../publishing.ts'
import type { HttpAnswer } from '#core/outgoing/http-client.ts'
import { asRecord, parseJson, type Json } from '../../kit/json.ts'
import { failureOf } from '../classify-failure.ts'
import type { YoutubeCalls } from '../youtube-calls.ts'

/** Parts are multiples of 256 KiB, only the last may be shorter. Held in memory one at a time. */
const PART_BYTES = 32 * 256 * 1_024
/** A question and a part after it must both fit well into the time that one delivery may take. */
const TIMEOUT_MS = { question: 30_000, part: 120_000 } as const

/** Where an upload stands: so many bytes are stored, or it is whole, or YouTube has forgotten it. */
export type Standing =
  | { readonly kind: 'stored'; readonly bytes: number }
  | { readonly kind: 'whole'; readonly video: Json }
  | { readonly kind: 'forgotten' }

export type Session = {
  readonly calls: YoutubeCalls
  readonly access: Access
  /** As YouTube handed it out. The `upload_id` in it opens the upload to whoever has it. */
  readonly url: string
  readonly video: DraftVideo
}

/** The part that begins at that byte. */
export async function sendPart(session: Session, from: number): Promise<Standing> {
  const { video } = session
  const end = Math.min(from + PART_BYTES, video.byteLength)
  if (end <= from) throw new Unavailable('YouTube has the whole film and does not say so yet')
  const body = await video.read(from, end)
  const headers = {
    'content-type': video.mediaType,
    'content-range': `bytes ${from}-${end - 1}/${video.byteLength}`,
  }
  return put(session, headers, body)
}

export function askHowFar(session: Session): Promise<Standing> {
  const headers = { 'content-range': `bytes */${session.video.byteLength}` }
  return put(session, headers, new Uint8Array())
}

type Headers = Readonly<Record<string, string>>

/** An access that had run out is renewed, once. */
async function put(session: Session, headers: Headers, body: Uint8Array): Promise<Standing> {
  const { calls, access, url } = session
  const part = {
    headers: { ...headers, 'content-length': String(body.length) },
    body,
    timeoutMs: TIMEOUT_MS[body.length === 0 ? 'question' : 'part'],
  }
  const first = standingIn(session, await calls.sendTo(access, url, part))
  if (!(first instanceof AccessRevoked)) return first
  await calls.settings.bearers.renewRefused(access.token)
  const second = standingIn(session, await calls.sendTo(access, url, part))
  if (second instanceof AccessRevoked) throw second
  return second
}

function standingIn({ calls, access, url }: Session, answer: HttpAnswer): Standing | AccessRevoked {
  const { status, headers } = answer
  if (status === 308) return { kind: 'stored', bytes: storedBytes(headers['range']) }
  if (status === 404 || status === 410) return { kind: 'forgotten' }
  const body = jsonOf(answer)
  const uploadId = URL.parse(url)?.searchParams.get('upload_id') ?? ''
  const failure = failureOf(
    { status, headers, body },
    { isActing: false, now: calls.settings.clock.now(), secrets: [access.token, uploadId] },
  )
  if (failure === null) return { kind: 'whole', video: asRecord(body) ?? {} }
  if (failure.error instanceof AccessRevoked) return failure.error
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
