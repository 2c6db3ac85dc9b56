import type { Clock } from '#core/clock.ts'
import type { HttpAnswer, HttpClient, HttpRequest } from '#core/outgoing/http-client.ts'
import type { QuotaLedger, QuotaPurpose } from '#core/quota/quota.ts'
import { RateLimited, Rejected } from '../connector.ts'
import { asRecord, parseJson, type Json } from '../kit/json.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import { failureOf } from './classify-failure.ts'
import { bucketOf, pointCosts, readingOf, type Bucket } from './rate-limits.ts'
import type { Session } from './session.ts'

export type XrpcSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly quota: QuotaLedger
  /** Waits that many milliseconds, when the allowance runs low. */
  readonly pause: (ms: number) => Promise<unknown>
}

/** Who calls, and where: an account on its own server, or nobody. */
export type Caller = { readonly pds: string; readonly did: string; readonly jwt: string | null }

export const callerOf = ({ pds, did, accessJwt }: Session): Caller => ({ pds, did, jwt: accessJwt })

export type Params = Readonly<Record<string, string | number | readonly string[]>>

export type Told = {
  readonly json: Json
  /** The answer as received. */
  readonly bytes: Uint8Array
}

type Manner = {
  readonly purpose?: QuotaPurpose
  readonly bucket?: Bucket
  readonly maxBytes?: number
  readonly timeoutMs?: number
}

export type Upload = { readonly bytes: Uint8Array; readonly mediaType: string }

export type Procedure = {
  readonly nsid: string
  readonly input: Json | Upload | null
  /** Somebody can see what it does. */
  readonly isActing: boolean
  /** What it takes of the account's allowance for writing. */
  readonly points?: number
}

export type Xrpc = {
  readonly clock: Clock
  query(caller: Caller, nsid: string, params?: Params, manner?: Manner): Promise<Told>
  /** An act is sent once, ever: throws `OutcomeUnknown` when it may have been done. */
  call(caller: Caller, procedure: Procedure, manner?: Manner): Promise<Json>
  /** An answer that is no JSON. */
  download(caller: Caller, nsid: string, params: Params, manner?: Manner): Promise<Upload>
}

type Sending = {
  readonly request: HttpRequest
  readonly isActing: boolean
  readonly points: number
  readonly manner: Manner
  readonly isBinary: boolean
}

/** Every call to a server of atproto: the token, the shared quota, and one place that turns answers into failures. */
export function createXrpc(settings: XrpcSettings): Xrpc {
  const { http, clock, quota } = settings

  async function allow(caller: Caller, { isActing, points, manner }: Sending): Promise<void> {
    const answer = await quota.take({
      purpose: manner.purpose ?? 'inbox',
      costs: pointCosts(caller.did, points, clock.now()),
      watched: [bucketOf(caller.did, manner.bucket ?? 'calls')],
    })
    if (!answer.mayCall) throw new RateLimited('Bluesky: the allowance is used up', answer.retryAt)
    if (answer.pauseMs > 0 && !isActing) await settings.pause(answer.pauseMs)
  }

  async function send(caller: Caller, sending: Sending): Promise<HttpAnswer & { body: unknown }> {
    const { isActing, manner, isBinary } = sending
    await allow(caller, sending)
    const answer = await http.send(sending.request).catch((error: unknown) => {
      throw transportFailure('Bluesky', error, isActing)
    })
    const bucket = bucketOf(caller.did, manner.bucket ?? 'calls')
    await quota.note(readingOf(answer.headers, bucket))
    const body = isBinary && answer.status === 200 ? null : bodyOf(answer)
    const secrets = caller.jwt === null ? [] : [caller.jwt]
    const failure = failureOf({ ...answer, body }, { isActing, now: clock.now(), secrets })
    if (failure instanceof RateLimited) await quota.hold(bucket, failure.retryAt)
    if (failure !== null) throw failure
    return { ...answer, body }
  }

  return {
    clock,
    async query(caller, nsid, params = {}, manner = {}) {
      const request = { method: 'GET', ...target(caller, nsid, params), ...sized(manner) } as const
      const answer = await send(caller, { request, isActing: false, points: 0, manner, isBinary: false })
      return { json: asRecord(answer.body) ?? {}, bytes: answer.bytes }
    },
    async call(caller, { nsid, input, isActing, points = 0 }, manner = {}) {
      const { url, headers } = target(caller, nsid, {})
      const sent = bodyAndType(input)
      const request: HttpRequest = {
        method: 'POST',
        url,
        headers: { ...headers, ...(sent === null ? {} : { 'content-type': sent.type }) },
        ...(sent === null ? {} : { body: sent.body }),
        ...sized(manner),
      }
      const bucket = manner.bucket ?? 'writes'
      const how = { ...manner, bucket }
      const answer = await send(caller, { request, isActing, points, manner: how, isBinary: false })
      return asRecord(answer.body) ?? {}
    },
    async download(caller, nsid, params, manner = {}) {
      const request = { method: 'GET', ...target(caller, nsid, params), ...sized(manner) } as const
      const { bytes, headers } = await send(caller, {
        request,
        isActing: false,
        points: 0,
        manner,
        isBinary: true,
      })
      const [mediaType = ''] = (headers['content-type'] ?? '').split(';')
      return { bytes, mediaType: mediaType.trim().toLowerCase() || 'application/octet-stream' }
    },
  }
}

function target(
  caller: Caller,
  nsid: string,
  params: Params,
): { url: string; headers: Record<string, string> } {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    for (const one of typeof value === 'object' ? value : [String(value)]) search.append(name, one)
  }
  const query = search.size === 0 ? '' : `?${search.toString()}`
  const headers = { accept: '*/*', ...(caller.jwt === null ? {} : { authorization: `Bearer ${caller.jwt}` }) }
  if (URL.parse(caller.pds) === null)
    throw new Rejected('Bluesky: the server has no address', 'malformed-request')
  return { url: `${caller.pds.replace(/\/+$/, '')}/xrpc/${nsid}${query}`, headers }
}

function sized({ maxBytes, timeoutMs }: Manner): Pick<HttpRequest, 'maxBytes' | 'timeoutMs'> {
  return {
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  }
}

function bodyAndType(input: Procedure['input']): { body: Uint8Array | string; type: string } | null {
  if (input === null) return null
  if (isUpload(input)) return { body: input.bytes, type: input.mediaType }
  return { body: JSON.stringify(input), type: 'application/json' }
}

function isUpload(input: Json | Upload): input is Upload {
  return 'bytes' in input && input.bytes instanceof Uint8Array
}

/** Some procedures answer with nothing at all. */
function bodyOf({ bytes }: HttpAnswer): unknown {
  if (bytes.length === 0) return {}
  try {
    return parseJson(bytes)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
