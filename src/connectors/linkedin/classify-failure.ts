import {
  AccessRevoked,
  OutcomeUnknown,
  RateLimited,
  Rejected,
  Unavailable,
  type AccessLoss,
} from '../connector.ts'
import { asRecord, idAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { nextMidnight } from './daily-calls.ts'

/** What LinkedIn answered; `body` is undefined when it was not JSON, null when it was empty. */
type LinkedinAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: unknown
}

type LinkedinCall = {
  /** Somebody can see what it changes: whether it was done decides if it may ever be sent again. */
  readonly isActing: boolean
  readonly now: Temporal.Instant
  /** Cut out of every message. */
  readonly secrets: readonly string[]
}

/** 65600 not a token, 65601 withdrawn by the person or the app, 65602 run out, 65604 the app may no longer. */
const LOSSES: ReadonlyMap<string, AccessLoss> = new Map([
  ['65600', 'unknown'],
  ['65601', 'withdrawn'],
  ['65602', 'expired'],
  ['65604', 'blocked'],
])

/** Refusals by status, in words of our own that the catalogues explain. */
const REFUSALS: ReadonlyMap<number, string> = new Map([
  [400, 'invalid-request'],
  [403, 'access-denied'],
  [404, 'not-found'],
  [405, 'invalid-request'],
  [409, 'duplicate'],
  [410, 'not-found'],
  [413, 'too-large'],
  [415, 'invalid-request'],
  [422, 'invalid-request'],
  [426, 'version-sunset'],
])

/** Codes that say more than the status. */
const CODES: ReadonlyMap<string, string> = new Map([
  ['NONEXISTENT_VERSION', 'version-sunset'],
  ['VERSION_MISSING', 'version-sunset'],
  ['DUPLICATE_POST', 'duplicate'],
  ['DUPLICATE_CONTENT', 'duplicate'],
  ['NOT_FOUND', 'not-found'],
  // The address, not the thing: a version may drop a whole resource.
  ['RESOURCE_NOT_FOUND', 'refused'],
])

const LONGEST_MESSAGE = 300

/** The failure in an answer, or null for a success. Decided by status and codes, never by words. */
export function failureOf(answer: LinkedinAnswer, call: LinkedinCall): Error | null {
  const { status, body } = answer
  if (status >= 200 && status < 300)
    return body === undefined ? unclear(`answered ${status} without JSON`, call.isActing) : null
  const said = describe(answer, call.secrets)
  if (status === 401) return revoked(said, asRecord(body))
  if (status === 429) return new RateLimited(said, retryTime(answer.headers, call.now))
  // 408 and 5xx often come from a gateway that had passed the call on; 3xx leads away from LinkedIn.
  if (status < 400 || status >= 500 || status === 408) return unclear(said, call.isActing)
  const code = codeIn(asRecord(body)) ?? REFUSALS.get(status) ?? 'refused'
  return new Rejected(said, code, code === 'not-found')
}

/** LinkedIn puts the exact reason now beside the message, now among the errors of single fields. */
function codeIn(body: Json | null): string | undefined {
  const fields = listAt(recordAt(body, 'errorDetails'), 'inputErrors').map(asRecord)
  const told = [body, ...fields].map((one) => CODES.get(textAt(one, 'code') ?? ''))
  return told.find((code) => code !== undefined)
}

function revoked(said: string, body: Json | null): AccessRevoked {
  const code = idAt(body, 'serviceErrorCode') ?? '401'
  return new AccessRevoked(said, LOSSES.has(code) ? code : '401', LOSSES.get(code) ?? 'unknown')
}

const WHOLE_SECONDS = /^\d{1,7}$/

/** The daily limits tell no time: they begin anew at midnight UTC. A gateway in front may ask for a shorter wait. */
export function retryTime(headers: LinkedinAnswer['headers'], now: Temporal.Instant): Temporal.Instant {
  const after = headers['retry-after'] ?? ''
  if (WHOLE_SECONDS.test(after)) return now.add({ seconds: Math.max(1, Number(after)) })
  const at = Date.parse(after)
  return Number.isNaN(at) || at <= now.epochMilliseconds
    ? nextMidnight(now)
    : Temporal.Instant.fromEpochMilliseconds(at)
}

/** Which of the two allowances ran out; LinkedIn says so only in its message. */
export function isAppLimit(body: unknown): boolean {
  return /\bAPPLICATION\b/i.test(textAt(asRecord(body), 'message') ?? '')
}

function unclear(what: string, isActing: boolean): Error {
  const said = what.startsWith('LinkedIn') ? what : `LinkedIn ${what}`
  return isActing ? new OutcomeUnknown(said) : new Unavailable(said)
}

function describe({ status, body }: LinkedinAnswer, secrets: readonly string[]): string {
  const error = asRecord(body)
  const code = textAt(error, 'code')
  const words = textAt(error, 'message') ?? textAt(error, 'error_description')
  const label = code === null ? String(status) : `${status} ${code}`
  if (words === null) return `LinkedIn answered ${label} without saying why`
  return `LinkedIn: ${withoutSecrets(words, secrets).slice(0, LONGEST_MESSAGE)} (${label})`
}

export function withoutSecrets(words: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '[…]'), words)
}
