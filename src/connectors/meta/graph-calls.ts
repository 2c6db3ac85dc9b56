import { createHmac } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import type { HttpAnswer, HttpClient, HttpRequest } from '#core/outgoing/http-client.ts'
import type { QuotaLedger, QuotaPurpose } from '#core/quota/quota.ts'
import { RateLimited, Rejected, type Access, type NetworkId } from '../connector.ts'
import { multipart } from '../kit/form-body.ts'
import { asRecord, parseJson, type Json } from '../kit/json.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import { failureOf, isAppLimit } from './classify-failure.ts'
import { accountBucket, APP_BUCKET, readUsage, watchedBuckets, type UsageOwner } from './usage-headers.ts'
import { GRAPH_VERSION } from './version.ts'

export type GraphSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly baseUrl: string
  readonly appSecret: string
  readonly quota: QuotaLedger
  /** Waits that many milliseconds; calls that nobody waits for hold back when the allowance runs low. */
  readonly pause: (ms: number) => Promise<unknown>
  /** Which of Meta's networks the accounts are on; Facebook when left out. */
  readonly network?: NetworkId
  /** As it stands in failures: "Facebook". */
  readonly displayName?: string
}

export type Params = Readonly<Record<string, string>>
export type UploadedFile = { readonly field: string; readonly name: string; readonly blob: Blob }

/** An `Access` with an empty token sends none: for the calls of a sign-in, which prove themselves by the app's secret. */
export type GraphCalls = {
  read(access: Access, path: readonly string[], params?: Params): Promise<Json>
  /** With the answer's own bytes, to be kept: addresses of further pages in it carry the token, which is cut out. */
  readWhole(access: Access, path: readonly string[], params?: Params): Promise<WholeAnswer>
  /** Sent once, ever: throws `OutcomeUnknown` when it may have been done. */
  act(access: Access, method: 'POST' | 'DELETE', path: readonly string[], params?: Params): Promise<Json>
  /** Something that nobody sees yet, so it may be sent again: a silent network is `Unavailable`. */
  prepare(access: Access, path: readonly string[], params: Params, file?: UploadedFile): Promise<Json>
  /** Bytes to an address that Graph named for them. Refused unless it is Graph's own or `rupload.facebook.com`: the token goes along. */
  putBytes(access: Access, url: string, headers: Params, bytes: Uint8Array): Promise<Json>
  /** The same calls for another purpose; reads count as `inbox`, acts as `moderation`, what is prepared as `publishing` otherwise. */
  forPurpose(purpose: QuotaPurpose): GraphCalls
}

export type WholeAnswer = { readonly answer: Json; readonly bytes: Uint8Array }

type Call = {
  readonly access: Access
  readonly isActing: boolean
  readonly purpose: QuotaPurpose
  readonly request: HttpRequest
}

const UPLOAD_TIMEOUT_MS = 60_000
const UPLOAD_HOST = 'rupload.facebook.com'
const NO_TOKEN = '[…]'

/** Every call to Graph: the version, the token and its proof, the shared quota, and one place that turns answers into failures. */
export function createGraphCalls(settings: GraphSettings): GraphCalls {
  return callsFor(settings, null)
}

function callsFor(settings: GraphSettings, fixed: QuotaPurpose | null): GraphCalls {
  const get = (access: Access, path: readonly string[], params: Params = {}) =>
    send(settings, {
      access,
      isActing: false,
      purpose: fixed ?? 'inbox',
      request: toRequest(settings, { access, method: 'GET', path, params }),
    })
  return {
    read: async (access, path, params) => (await get(access, path, params)).answer,
    readWhole: async (access, path, params) => {
      const { answer, bytes } = await get(access, path, params)
      return { answer, bytes: withoutToken(bytes, access.token) }
    },
    act: async (access, method, path, params = {}) => {
      const request = toRequest(settings, { access, method, path, params })
      return (await send(settings, { access, isActing: true, purpose: fixed ?? 'moderation', request }))
        .answer
    },
    prepare: async (access, path, params, file) => {
      const plain = toRequest(settings, { access, method: 'POST', path, params })
      const request = file === undefined ? plain : await withFile(settings, plain, { access, params, file })
      return (await send(settings, { access, isActing: false, purpose: fixed ?? 'publishing', request }))
        .answer
    },
    putBytes: async (access, url, headers, bytes) => {
      checkUploadAddress(settings, url)
      const sent = {
        authorization: `OAuth ${access.token}`,
        'content-type': 'application/octet-stream',
        ...headers,
      }
      const request = {
        method: 'POST',
        url,
        headers: sent,
        body: bytes,
        timeoutMs: UPLOAD_TIMEOUT_MS,
      } as const
      return (await send(settings, { access, isActing: false, purpose: fixed ?? 'publishing', request }))
        .answer
    },
    forPurpose: (purpose) => callsFor(settings, purpose),
  }
}

async function send(settings: GraphSettings, call: Call): Promise<WholeAnswer> {
  const { clock, http, quota } = settings
  const name = settings.displayName ?? 'Facebook'
  const { access, isActing } = call
  const owner = { network: settings.network ?? 'facebook', accountExternalId: access.accountExternalId }
  await waitForRoom(settings, call, owner)
  const answer = await http.send(call.request).catch((error: unknown) => {
    throw transportFailure(name, error, isActing)
  })
  await quota.note(readUsage(answer.headers, owner, clock.now()))
  const body = jsonOrNothing(answer)
  const secrets = [access.token, settings.appSecret]
  const failure = failureOf({ ...answer, body }, { isActing, now: clock.now(), secrets, name })
  if (failure instanceof RateLimited) {
    await quota.hold(isAppLimit(body) ? APP_BUCKET : accountBucket(owner), failure.retryAt)
  }
  if (failure !== null) throw failure
  // Some edges answer a bare `true`.
  return { answer: asRecord(body) ?? { success: body === true }, bytes: answer.bytes }
}

async function waitForRoom(settings: GraphSettings, call: Call, owner: UsageOwner): Promise<void> {
  const { purpose, request } = call
  const allowance = await settings.quota.take({ purpose, watched: watchedBuckets(owner) })
  if (!allowance.mayCall) {
    const name = settings.displayName ?? 'Facebook'
    throw new RateLimited(`${name}: the allowance for calls is used up`, allowance.retryAt)
  }
  if (allowance.pauseMs > 0 && request.method === 'GET') await settings.pause(allowance.pauseMs)
}

/** Ids come from webhooks and the database; anything but an id could lead to another part of Graph. */
function segment(id: string): string {
  if (!/^[\w-]+$/.test(id)) throw new Rejected('Meta: this is not an id of an object there', 'malformed-id')
  return id
}

type Asked = {
  readonly access: Access
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: readonly string[]
  readonly params: Params
}

function toRequest(settings: GraphSettings, { access, method, path, params }: Asked): HttpRequest {
  const base = settings.baseUrl.replace(/\/+$/, '')
  const address = `${base}/${GRAPH_VERSION}/${path.map(segment).join('/')}`
  const search = new URLSearchParams({ ...params, ...proofOf(settings, access) }).toString()
  const headers = {
    accept: 'application/json',
    ...(access.token === '' ? {} : { authorization: `Bearer ${access.token}` }),
  }
  if (method !== 'POST') return { method, url: `${address}?${search}`, headers }
  const contentType = 'application/x-www-form-urlencoded; charset=utf-8'
  return { method: 'POST', url: address, headers: { ...headers, 'content-type': contentType }, body: search }
}

function proofOf(settings: GraphSettings, { token }: Access): Params {
  if (token === '') return {}
  return { appsecret_proof: createHmac('sha256', settings.appSecret).update(token).digest('hex') }
}

type Filled = { readonly access: Access; readonly params: Params; readonly file: UploadedFile }

async function withFile(
  settings: GraphSettings,
  request: HttpRequest,
  { access, params, file }: Filled,
): Promise<HttpRequest> {
  const { contentType, body } = await multipart({
    ...params,
    ...proofOf(settings, access),
    [file.field]: new File([file.blob], file.name, { type: file.blob.type }),
  })
  const headers = { ...request.headers, 'content-type': contentType }
  return { ...request, headers, body, timeoutMs: UPLOAD_TIMEOUT_MS }
}

function checkUploadAddress(settings: GraphSettings, address: string): void {
  const url = URL.parse(address)
  const isGraph = url !== null && url.origin === URL.parse(settings.baseUrl)?.origin
  if (isGraph || (url?.protocol === 'https:' && url.host === UPLOAD_HOST)) return
  throw new Rejected('Meta named an address for the upload that is not its own', 'bad-address')
}

function withoutToken(bytes: Uint8Array, token: string): Uint8Array {
  if (token === '' || !Buffer.from(bytes).includes(token)) return bytes
  return new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(token, NO_TOKEN))
}

function jsonOrNothing(answer: HttpAnswer): unknown {
  try {
    return parseJson(answer.bytes)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
