import type { Clock } from '#core/clock.ts'
import type { HttpAnswer, HttpClient, HttpMethod, HttpRequest } from '#core/outgoing/http-client.ts'
import type { QuotaLedger, QuotaPurpose } from '#core/quota/quota.ts'
import { RateLimited, type Access } from '../connector.ts'
import { asRecord, parseJson, type Json } from '../kit/json.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import { failureOf, isAppLimit } from './classify-failure.ts'
import { APP_BUCKET, costsOfOneCall, memberBucket, type DailyLimits } from './daily-calls.ts'
import { encodePath, encodeQuery, type RestliQuery, type RestliValue } from './restli.ts'
import { openTokens, type LinkedinTokens } from './secret.ts'

type CallSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly quota: QuotaLedger
  readonly limits: DailyLimits
  /** Without `/rest`. */
  readonly apiUrl: string
  readonly apiVersion: string
  /** Waits that many milliseconds; calls that nobody waits for hold back when the allowance runs low. */
  readonly pause: (ms: number) => Promise<unknown>
}

export type RestCall = {
  readonly path: readonly RestliValue[]
  readonly query?: RestliQuery
  /** Rest.li's own name of what is done, where the plain method does not tell. */
  readonly restliMethod?: 'FINDER' | 'BATCH_GET' | 'PARTIAL_UPDATE' | 'DELETE'
  readonly purpose: QuotaPurpose
}

export type RestAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** As received. */
  readonly bytes: Uint8Array
  /** Empty where LinkedIn answers without a body. */
  readonly json: Json
}

export type LinkedinCalls = {
  readonly clock: Clock
  read(access: Access, call: RestCall): Promise<RestAnswer>
  /** Something that nobody can see, such as the beginning of an upload, or that done twice is done once: fails as a read does. */
  prepare(
    access: Access,
    call: RestCall,
    body: unknown,
    method?: 'POST' | 'PUT' | 'DELETE',
  ): Promise<RestAnswer>
  /** Sent once, ever: throws `OutcomeUnknown` when it may have been done. */
  act(access: Access, method: 'POST' | 'DELETE', call: RestCall, body?: unknown): Promise<RestAnswer>
}

type Sent = RestCall & { readonly method: HttpMethod; readonly isActing: boolean; readonly body?: unknown }

/** Every call to LinkedIn: version, token and Rest.li headers, the daily allowance, and one place that turns answers into failures. */
export function createLinkedinCalls(settings: CallSettings): LinkedinCalls {
  const { http, clock } = settings

  async function send(access: Access, call: Sent): Promise<RestAnswer> {
    const tokens = openTokens(access.token)
    const owner = tokens.memberUrn ?? access.accountExternalId
    await askLeave(settings, owner, call)
    const answer = await http.send(toRequest(settings, tokens, call)).catch((error: unknown) => {
      throw transportFailure('LinkedIn', error, call.isActing)
    })
    const body = bodyOf(answer)
    const secrets = [access.token, tokens.access, tokens.refresh ?? '']
    const failure = failureOf({ ...answer, body }, { isActing: call.isActing, now: clock.now(), secrets })
    if (failure instanceof RateLimited)
      await settings.quota.hold(isAppLimit(body) ? APP_BUCKET : memberBucket(owner), failure.retryAt)
    if (failure !== null) throw failure
    const { status, headers, bytes } = answer
    return { status, headers, bytes, json: asRecord(body) ?? {} }
  }

  return {
    clock,
    read: (access, call) => send(access, { ...call, method: 'GET', isActing: false }),
    prepare: (access, call, body, method = 'POST') =>
      send(access, { ...call, method, isActing: false, body }),
    act: (access, method, call, body) =>
      send(access, { ...call, method, isActing: true, ...(body === undefined ? {} : { body }) }),
  }
}

async function askLeave(settings: CallSettings, owner: string, call: Sent): Promise<void> {
  const { quota, limits, clock } = settings
  const costs = costsOfOneCall(owner, limits, clock.now())
  const allowance = await quota.take({ purpose: call.purpose, costs })
  if (!allowance.mayCall)
    throw new RateLimited('LinkedIn: the calls of this day are used up', allowance.retryAt)
  const isAwaited = call.isActing || call.purpose === 'moderation'
  if (allowance.pauseMs > 0 && !isAwaited) await settings.pause(allowance.pauseMs)
}

function toRequest(settings: CallSettings, tokens: LinkedinTokens, call: Sent): HttpRequest {
  const query = call.query === undefined ? '' : `?${encodeQuery(call.query)}`
  const headers = {
    authorization: `Bearer ${tokens.access}`,
    accept: 'application/json',
    'linkedin-version': settings.apiVersion,
    'x-restli-protocol-version': '2.0.0',
    ...(call.restliMethod === undefined ? {} : { 'x-restli-method': call.restliMethod }),
  }
  const request = {
    method: call.method,
    url: `${settings.apiUrl.replace(/\/+$/, '')}/rest/${encodePath(call.path)}${query}`,
  }
  if (call.body === undefined) return { ...request, headers }
  const body = JSON.stringify(call.body)
  return { ...request, headers: { ...headers, 'content-type': 'application/json' }, body }
}

/** undefined for what is no JSON; null for an empty body, which LinkedIn sends after most acts. */
function bodyOf(answer: HttpAnswer): unknown {
  if (answer.bytes.length === 0) return answer.status === 200 ? undefined : null
  try {
    return parseJson(answer.bytes)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
