import type { Clock } from '#core/clock.ts'
import type { HttpAnswer, HttpClient, HttpRequest } from '#core/outgoing/http-client.ts'
import type { QuotaBucket, QuotaLedger, QuotaPurpose } from '#core/quota/quota.ts'
import { RateLimited, Rejected, type Access } from '../connector.ts'
import { parseJson } from '../kit/json.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import { readSecret } from './account-secret.ts'
import { failureOf } from './classify-failure.ts'
import { allowanceOf, bucketOf, readingOf } from './allowance.ts'

export type CallsSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly quota: QuotaLedger
  /** Waits that many milliseconds; what nobody waits for holds back when the allowance runs low. */
  readonly pause: (ms: number) => Promise<unknown>
}

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: readonly string[]
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  /** Sent as JSON; bytes go as they are, with their content type in `headers`. */
  readonly body?: Readonly<Record<string, unknown>> | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly purpose: QuotaPurpose
  /** False for what nobody can see: an upload, a new token. */
  readonly isActing?: boolean
  readonly maxBytes?: number
  readonly timeoutMs?: number
}

export type Answer = {
  readonly status: number
  readonly body: unknown
  readonly bytes: Uint8Array
  readonly headers: Readonly<Record<string, string | undefined>>
}

export type MastodonCalls = {
  readonly clock: Clock
  readonly pause: (ms: number) => Promise<unknown>
  /** As the account. Acts are sent once, ever. */
  send(access: Access, call: Call): Promise<Answer>
  /** As nobody, to any server: before there is an account. */
  ask(server: string, call: Call & { readonly token?: string }): Promise<Answer>
}

/** Every call to a server: its address, the token, the shared quota, and one place that turns answers into failures. */
export function createMastodonCalls(settings: CallsSettings): MastodonCalls {
  const { clock, pause } = settings
  return {
    clock,
    pause,
    send: async (access, call) => {
      const { server, token } = readSecret(access)
      return carryOut(settings, { server, token, owner: access.accountExternalId }, call)
    },
    ask: (server, call) => carryOut(settings, { server, token: call.token ?? null, owner: '' }, call),
  }
}

type Caller = { readonly server: string; readonly token: string | null; readonly owner: string }

async function carryOut(settings: CallsSettings, caller: Caller, call: Call): Promise<Answer> {
  const { clock, http, quota } = settings
  const isActing = call.isActing ?? call.method !== 'GET'
  const name = allowanceOf(call)
  const request = toRequest(caller, call)
  const mayWait = !isActing && call.purpose !== 'inbox' && call.purpose !== 'moderation'
  // Only an account has an allowance of its own; before that the server counts our address.
  if (caller.owner !== '') await takeAllowance(settings, bucketsFor(caller.owner, name), { call, mayWait })
  const answer = await http.send(request).catch((error: unknown) => {
    throw transportFailure('Mastodon', error, isActing)
  })
  const bucket = bucketOf(caller.owner, name)
  if (caller.owner !== '') await quota.note(readingOf(answer.headers, bucket, clock.now()))
  const body = jsonOrNothing(answer)
  const secrets = caller.token === null ? [] : [caller.token]
  const failure = failureOf({ ...answer, body }, { isActing, now: clock.now(), secrets })
  if (failure instanceof RateLimited && caller.owner !== '') await quota.hold(bucket, failure.retryAt)
  if (failure !== null) throw failure
  return { status: answer.status, body, bytes: answer.bytes, headers: answer.headers }
}

function bucketsFor(owner: string, name: string): readonly QuotaBucket[] {
  return [...new Set(['calls', name])].map((one) => bucketOf(owner, one))
}

async function takeAllowance(
  { quota, pause }: CallsSettings,
  watched: readonly QuotaBucket[],
  { call, mayWait }: { readonly call: Call; readonly mayWait: boolean },
): Promise<void> {
  const allowance = await quota.take({ purpose: call.purpose, watched })
  if (!allowance.mayCall)
    throw new RateLimited('Mastodon: the allowance for calls is used up', allowance.retryAt)
  if (allowance.pauseMs > 0 && mayWait) await pause(allowance.pauseMs)
}

/** Ids come from servers and the database; anything but an id could lead to another part of the API. */
function segment(part: string): string {
  if (!/^[\w-]+(?:\.[\w-]+)*$/.test(part))
    throw new Rejected('Mastodon: this is not an id of an object there', 'malformed-id')
  return part
}

function toRequest({ server, token }: Caller, call: Call): HttpRequest {
  const url = new URL(`${server}/${call.path.map(segment).join('/')}`)
  for (const [key, value] of Object.entries(call.query ?? {})) {
    for (const one of typeof value === 'string' ? [value] : value) url.searchParams.append(key, one)
  }
  const { method, body, maxBytes, timeoutMs } = call
  const headers = {
    accept: 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined || body instanceof Uint8Array
      ? {}
      : { 'content-type': 'application/json; charset=utf-8' }),
    ...call.headers,
  }
  return {
    method,
    url: url.href,
    headers,
    ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  }
}

/** 206 says "not ready yet", and some servers say it with no body at all. */
function jsonOrNothing(answer: HttpAnswer): unknown {
  if (answer.status === 206 && answer.bytes.length === 0) return {}
  try {
    return parseJson(answer.bytes)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
