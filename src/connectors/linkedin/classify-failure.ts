import { AccessRevoked, RateLimited, Rejected, type AccessLoss } from '../connector.ts'
import {
  isSuccess,
  isUnclearStatus,
  shownWords,
  unclear,
  type Answered,
  type AnsweredCall,
} from '../kit/answered.ts'
import { asRecord, idAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { afterSeconds, secondsTold } from '../kit/retry-after.ts'
import { nextMidnight } from './daily-calls.ts'

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

/** The failure in an answer, or null for a success (an empty one has a `body` of null). Decided by status and codes, never by words. */
export function failureOf(answer: Answered, call: AnsweredCall): Error | null {
  const { status, body } = answer
  if (isSuccess(status))
    return body === undefined ? unclear(`LinkedIn answered ${status} without JSON`, call) : null
  const said = describe(answer, call.secrets)
  if (status === 401) return revoked(said, asRecord(body))
  if (status === 429) return new RateLimited(said, retryTime(answer.headers, call.now))
  if (isUnclearStatus(status)) return unclear(said, call)
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

/** The daily limits tell no time: they begin anew at midnight UTC. A gateway in front may ask for a shorter wait. */
export function retryTime(headers: Answered['headers'], now: Temporal.Instant): Temporal.Instant {
  const seconds = secondsTold(headers['retry-after'], now)
  return seconds === null || seconds < 0 ? nextMidnight(now) : afterSeconds(seconds, now)
}

/** Which of the two allowances ran out; LinkedIn says so only in its message. */
export function isAppLimit(body: unknown): boolean {
  return /\bAPPLICATION\b/i.test(textAt(asRecord(body), 'message') ?? '')
}

function describe({ status, body }: Answered, secrets: readonly string[]): string {
  const error = asRecord(body)
  const code = textAt(error, 'code')
  const words = textAt(error, 'message') ?? textAt(error, 'error_description')
  const label = code === null ? String(status) : `${status} ${code}`
  if (words === null) return `LinkedIn answered ${label} without saying why`
  return `LinkedIn: ${shownWords(words, secrets)} (${label})`
}
