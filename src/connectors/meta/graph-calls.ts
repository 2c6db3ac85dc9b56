import { createHmac } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import type { HttpAnswer, HttpClient, HttpRequest } from '#core/outgoing/http-client.ts'
import { RateLimited, Rejected, type Access } from '../connector.ts'
import { failureOf, isAppLimit } from './classify-failure.ts'
import { asRecord, parseJson, type Json } from '../kit/json.ts'
import { GRAPH_VERSION } from './version.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import type { QuotaLedger } from './quota-ledger.ts'

export type GraphSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly baseUrl: string
  readonly appSecret: string
  readonly quota: QuotaLedger
  /** Waits that many milliseconds; calls that nobody waits for hold back when the allowance runs low. */
  readonly pause: (ms: number) => Promise<unknown>
}

export type Params = Readonly<Record<string, string>>

export type GraphCalls = {
  read(access: Access, path: readonly string[], params?: Params): Promise<Json>
  /** Sent once, ever: throws `OutcomeUnknown` when it may have been done. */
  act(access: Access, method: 'POST' | 'DELETE', path: readonly string[], params?: Params): Promise<Json>
}

type Call = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: readonly string[]
  readonly params: Params
}

/** Every call to Graph: the version, the token and its proof, the shared quota, and one place that turns answers into failures. */
export function createGraphCalls(settings: GraphSettings): GraphCalls {
  const { http, clock, quota } = settings

  async function send(access: Access, call: Call): Promise<Json> {
    const isActing = call.method !== 'GET'
    const allowance = quota.mayCall(access.accountExternalId, 'inbox')
    if (!allowance.mayCall) {
      throw new RateLimited('Facebook: the allowance for calls is used up', allowance.retryAt)
    }
    if (allowance.pauseMs > 0 && !isActing) await settings.pause(allowance.pauseMs)
    const answer = await http.send(toRequest(settings, access, call)).catch((error: unknown) => {
      throw transportFailure('Facebook', error, isActing)
    })
    quota.note(access.accountExternalId, answer.headers)
    const body = jsonOrNothing(answer)
    const secrets = [access.token, settings.appSecret]
    const failure = failureOf({ ...answer, body }, { isActing, now: clock.now(), secrets })
    if (failure instanceof RateLimited) {
      quota.hold(isAppLimit(body) ? null : access.accountExternalId, failure.retryAt)
    }
    if (failure !== null) throw failure
    // Some edges answer a bare `true`.
    return asRecord(body) ?? { success: body === true }
  }

  return {
    read: (access, path, params = {}) => send(access, { method: 'GET', path, params }),
    act: (access, method, path, params = {}) => send(access, { method, path, params }),
  }
}

/** Ids come from webhooks and the database; anything but an id could lead to another part of Graph. */
function segment(id: string): string {
  if (!/^[\w-]+$/.test(id))
    throw new Rejected('Facebook: this is not an id of an object there', 'malformed-id')
  return id
}

function toRequest(settings: GraphSettings, access: Access, call: Call): HttpRequest {
  const base = settings.baseUrl.replace(/\/+$/, '')
  const address = `${base}/${GRAPH_VERSION}/${call.path.map(segment).join('/')}`
  const proof = createHmac('sha256', settings.appSecret).update(access.token).digest('hex')
  const params = new URLSearchParams({ ...call.params, appsecret_proof: proof }).toString()
  const headers = { authorization: `Bearer ${access.token}`, accept: 'application/json' }
  if (call.method !== 'POST') return { method: call.method, url: `${address}?${params}`, headers }
  const contentType = 'application/x-www-form-urlencoded; charset=utf-8'
  return { method: 'POST', url: address, headers: { ...headers, 'content-type': contentType }, body: params }
}

function jsonOrNothing(answer: HttpAnswer): unknown {
  try {
    return parseJson(answer.bytes)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
