import type { Clock } from '#core/clock.ts'
import type { HttpAnswer, HttpClient } from '#core/outgoing/http-client.ts'
import type { QuotaPurpose } from '#core/quota/quota.ts'
import { AccessRevoked, RateLimited, Unavailable, type Access } from '../connector.ts'
import { asRecord, parseJson, type Json } from '../kit/json.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import type { Addresses } from './addresses.ts'
import type { Bearers } from './bearers.ts'
import { failureOf } from './classify-failure.ts'
import type { DailyQuota } from './daily-quota.ts'
import { METHODS, type MethodName } from './methods.ts'
import { readSecret } from './secret.ts'

export type CallSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly addresses: Addresses
  readonly bearers: Bearers
  readonly quota: DailyQuota
  readonly clientSecret: string
  readonly pause: (ms: number) => Promise<unknown>
}

export type Params = Readonly<Record<string, string>>

export type Ask = {
  readonly method: MethodName
  readonly params: Params
  readonly purpose: QuotaPurpose
  readonly json?: unknown
  /** Bytes that are not JSON, and headers that say what they are. */
  readonly body?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

export type Answered = {
  readonly json: Json
  readonly bytes: Uint8Array
  readonly headers: HttpAnswer['headers']
}

export type YoutubeCalls = {
  read(access: Access, ask: Ask): Promise<Answered>
  /** Changes something that nobody can see: may be made again after a fault. */
  prepare(access: Access, ask: Ask): Promise<Answered>
  /** Sent once, ever: throws `OutcomeUnknown` when it may have been done. */
  act(access: Access, ask: Ask): Promise<Answered>
  /** To an address that YouTube handed out itself (an upload under way). Every status is an answer. */
  sendTo(access: Access, url: string, part: UploadPart): Promise<HttpAnswer>
  readonly settings: CallSettings
}

export type UploadPart = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly timeoutMs?: number
}

const UNHURRIED: readonly QuotaPurpose[] = ['publishing', 'statistics', 'backfill']

/** Every call to YouTube: its cost in the shared allowance, the access, and one place that turns answers into failures. */
export function createYoutubeCalls(settings: CallSettings): YoutubeCalls {
  const { http, clock, quota, bearers } = settings

  async function once(access: Access, ask: Ask, isActing: boolean): Promise<Answered> {
    const account = access.accountExternalId
    const { pauseMs } = await quota.take(ask.method, account, ask.purpose)
    if (pauseMs > 0 && UNHURRIED.includes(ask.purpose)) await settings.pause(pauseMs)
    const bearer = await bearers.of(access.token)
    const answer = await http.send(toRequest(settings, ask, bearer)).catch((error: unknown) => {
      throw transportFailure('YouTube', error, isActing)
    })
    const body = bodyOf(answer)
    const secrets = [bearer, ...secretsOf(access), settings.clientSecret]
    const failure = failureOf({ ...answer, body }, { isActing, now: clock.now(), secrets })
    if (failure === null) return { json: asRecord(body) ?? {}, bytes: answer.bytes, headers: answer.headers }
    if (failure.hold !== null && failure.error instanceof RateLimited)
      await quota.hold(ask.method, account, { scope: failure.hold, until: failure.error.retryAt })
    throw failure.error
  }

  async function send(access: Access, ask: Ask, isActing: boolean): Promise<Answered> {
    try {
      return await once(access, ask, isActing)
    } catch (error) {
      if (!isStale(error)) throw error
      await bearers.renewRefused(access.token)
      // An act is sent once; refused for its token it was certainly not done, and the outbox makes it again.
      if (isActing) throw new Unavailable('YouTube: the access had run out and is renewed', { cause: error })
      return once(access, ask, isActing)
    }
  }

  return {
    read: (access, ask) => send(access, ask, false),
    prepare: (access, ask) => send(access, ask, false),
    act: (access, ask) => send(access, ask, true),
    async sendTo(access, url, { headers, body, timeoutMs }) {
      const bearer = await bearers.of(access.token)
      const request = {
        method: 'PUT',
        url,
        headers: { ...headers, authorization: `Bearer ${bearer}` },
        body,
      } as const
      return http
        .send(timeoutMs === undefined ? request : { ...request, timeoutMs })
        .catch((error: unknown) => {
          throw transportFailure('YouTube', error, false)
        })
    },
    settings,
  }
}

/** The token was not taken: it may only have become too old. */
function isStale(error: unknown): boolean {
  return error instanceof AccessRevoked && (error.code === 'authError' || error.code === 'http-401')
}

function secretsOf({ token }: Access): readonly string[] {
  const { accessToken, refreshToken } = readSecret(token)
  return [token, accessToken, refreshToken ?? '']
}

function toRequest({ addresses }: CallSettings, ask: Ask, bearer: string) {
  const { verb, path, at } = METHODS[ask.method]
  const url = `${addresses[at]}/${path}?${new URLSearchParams(ask.params).toString()}`
  const isJson = ask.json !== undefined
  const body = isJson ? JSON.stringify(ask.json) : ask.body
  const headers = {
    authorization: `Bearer ${bearer}`,
    accept: 'application/json',
    ...(isJson ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    ...ask.headers,
  }
  return {
    method: verb,
    url,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(ask.timeoutMs === undefined ? {} : { timeoutMs: ask.timeoutMs }),
  }
}

/** An empty body is an answer of its own: 204 says "done", a new upload has only its address in the headers. */
function bodyOf(answer: HttpAnswer): unknown {
  if (answer.bytes.length === 0)
    return answer.status === 204 || answer.headers['location'] !== undefined ? {} : undefined
  try {
    return parseJson(answer.bytes)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
