import { AccessRevoked, RateLimited, Rejected, type AccessLoss } from '../connector.ts'
import {
  isSuccess,
  isUnclearStatus,
  shownWords,
  unclear,
  type Answered,
  type AnsweredCall,
} from '../kit/answered.ts'
import { asRecord, isTrueAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { failureCode, httpCode } from './failure-code.ts'
import { retryTime } from './retry-time.ts'

type GraphCall = AnsweredCall & {
  /** Which of Meta's networks, as it stands in the message; Facebook when left out. */
  readonly name?: string
}

type GraphError = {
  readonly code: number | null
  /** As it is kept and explained. */
  readonly label: string
  readonly message: string
  readonly isTransient: boolean
  readonly subcode: number | null
}

function codes(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** Lost, expired, withdrawn or demoted; the subcode says which, and all need a person to connect the account again. */
const REVOKED = new Set([190, 102])

/**
 * 458 the person took the app away, 459 and 464 the person must first confirm who they are, 460 password changed, 463 expired, 467 ended
 * by signing out, 492 no longer a role on the Page.
 */
const LOSSES: ReadonlyMap<number, AccessLoss> = new Map([
  [458, 'withdrawn'],
  [459, 'blocked'],
  [460, 'password-changed'],
  [463, 'expired'],
  [464, 'blocked'],
  [467, 'withdrawn'],
  [492, 'role-lost'],
])

function lossOf(subcode: number | null): AccessLoss {
  return (subcode === null ? undefined : LOSSES.get(subcode)) ?? 'unknown'
}

/** 4 app, 17 user, 32 page, 341 app, 613 custom; 80000–80014 the business use cases. Refused before anything was done. */
const RATE = new Set([4, 17, 32, 341, 613, ...codes(80_000, 80_014)])
/**
 * Clear refusals, whatever the HTTP status says: 3 capability, 10 and 200–299 permission, 100 parameter, 104 no token, 368 abusive,
 * 506 duplicate, 551 person not reachable, 803 unknown id, 10900–10903 private reply used up or not possible.
 */
const REFUSED = new Set([3, 10, 100, 104, ...codes(200, 299), 368, 506, 551, 803, ...codes(10_900, 10_903)])
const TRANSIENT = new Set([1, 2])
const TAKEN_FOR_SPAM = 2_207_051

/**
 * The failure in an answer, or null for a success. Decided by code, subcode and status only, never by words.
 *
 * Codes 1 and 2 ("unknown error", "temporarily unavailable") on an act are an unknown outcome, not "try again": Graph also answers them
 * when a step after the write failed, and a comment posted twice in an authority's name is worse than one that a person has to look up.
 */
export function failureOf(answer: Answered, call: GraphCall): Error | null {
  const error = readError(answer, call.secrets)
  if (error !== null) return byCode(error, answer, call)
  const { status } = answer
  if (isSuccess(status)) {
    return answer.body === undefined ? noAnswer(`answered ${status} without JSON`, call) : null
  }
  const what = `answered ${status} without saying why`
  if (status === 429)
    return new RateLimited(`${nameOf(call)}: ${what}`, retryTime(answer.headers, null, call.now))
  return isUnclearStatus(status)
    ? noAnswer(what, call)
    : new Rejected(`${nameOf(call)}: ${what}`, httpCode(status))
}

function byCode(error: GraphError, answer: Answered, call: GraphCall): Error {
  const said = `${nameOf(call)}: ${error.message}`
  switch (kindOf(error, answer.status)) {
    case 'revoked':
      return new AccessRevoked(said, error.label, lossOf(error.subcode))
    case 'rate':
      return new RateLimited(said, retryTime(answer.headers, error.code, call.now))
    case 'gone':
      return new Rejected(said, error.label, true)
    case 'refused':
      return new Rejected(said, error.label)
    case 'unclear':
      return noAnswer(error.message, call)
  }
}

type FailureKind = 'revoked' | 'rate' | 'gone' | 'refused' | 'unclear'

function kindOf({ code, subcode, isTransient }: GraphError, status: number): FailureKind {
  const number = code ?? Number.NaN
  if (REVOKED.has(number)) return 'revoked'
  // "We restrict certain activity": under the code of a rate limit, but no waiting of ours ends it.
  if (subcode === TAKEN_FOR_SPAM) return 'refused'
  if (status === 429 || RATE.has(number)) return 'rate'
  if (number === 803 || (number === 100 && subcode === 33)) return 'gone'
  if (REFUSED.has(number)) return 'refused'
  return isTransient || status >= 500 || TRANSIENT.has(number) ? 'unclear' : 'refused'
}

/** Codes 4 and 341 count the app as a whole, so every account has to wait. */
export function isAppLimit(body: unknown): boolean {
  const code = codeAt(recordAt(asRecord(body), 'error'), 'code')
  return code === 4 || code === 341
}

function nameOf({ name }: GraphCall): string {
  return name ?? 'Facebook'
}

function noAnswer(what: string, call: GraphCall): Error {
  return unclear(`${nameOf(call)}: ${what}`, call)
}

function readError(answer: Answered, secrets: readonly string[]): GraphError | null {
  const body = asRecord(answer.body)
  if (body === null || (body['error'] ?? null) === null) return null
  const error = recordAt(body, 'error')
  const code = codeAt(error, 'code')
  const subcode = codeAt(error, 'error_subcode')
  const label = failureCode(code, subcode, answer.status)
  const full = code === null || subcode === null ? label : `${code}/${subcode}`
  const trace = textAt(error, 'fbtrace_id')
  const words = textAt(error, 'error_user_msg') ?? textAt(error, 'message') ?? 'no reason given'
  const message = `${shownWords(words, secrets)} (${full}${trace === null ? '' : `, trace ${trace.slice(0, 40)}`})`
  return { code, subcode, label, message, isTransient: isTrueAt(error, 'is_transient') }
}

function codeAt(error: Json | null, key: string): number | null {
  const value = error?.[key]
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : null
}
