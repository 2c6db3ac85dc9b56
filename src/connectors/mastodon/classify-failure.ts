import {
  AccessRevoked,
  OutcomeUnknown,
  RateLimited,
  Rejected,
  Unavailable,
  type AccessLoss,
} from '../connector.ts'
import { asRecord, textAt } from '../kit/json.ts'

/** `body` is undefined when the answer was not JSON. */
export type Answered = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: unknown
}

export type Judged = {
  /** Whether it was done decides if it may ever be sent again. */
  readonly isActing: boolean
  readonly now: Temporal.Instant
  /** Cut out of every message. */
  readonly secrets: readonly string[]
}

/** Without any word about when: the general limit counts over five minutes. */
const USUAL_WAIT_S = 300
/** Longer than this is not believed. */
const LONGEST_WAIT_S = 24 * 3_600

/**
 * Mastodon has no codes, only statuses and sentences that follow the server's language. So the status decides; these sentences (whole, in
 * the language that servers answer an API in by default) tell more where they are met, and nothing depends on them.
 */
const SENTENCES: Readonly<Record<string, { readonly code: string; readonly loss?: AccessLoss }>> = {
  'The access token was revoked': { code: 'token-revoked', loss: 'withdrawn' },
  'The access token expired': { code: 'token-expired', loss: 'expired' },
  'Your login is currently disabled': { code: 'login-disabled', loss: 'blocked' },
  'This action is outside the authorized scopes': { code: 'scope-missing' },
}

/** Codes of OAuth (RFC 6749 §4.1.2.1, §5.2), as they stand in `error`. */
const OAUTH_CODES: ReadonlySet<string> = new Set([
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'invalid_request',
  'unauthorized_client',
])

const LOST: readonly number[] = [401, 403]

const CODES: Readonly<Record<number, string>> = {
  403: 'forbidden',
  404: 'not-found',
  410: 'gone',
  413: 'too-large',
  422: 'unprocessable',
}

/** The failure in an answer, or null for a success. */
export function failureOf(answer: Answered, call: Judged): Error | null {
  const { status, body } = answer
  if (status < 200 || status >= 300) return refusalOf(answer, call)
  return body === undefined ? unclear(`Mastodon answered ${status} without JSON`, call.isActing) : null
}

function refusalOf(answer: Answered, call: Judged): Error {
  const { status } = answer
  const { error, message } = saidIn(answer, call.secrets)
  if (status === 429) return new RateLimited(message, retryTime(answer.headers, call.now))
  if (OAUTH_CODES.has(error)) return new Rejected(message, error)
  const known = SENTENCES[error]
  if (known?.loss !== undefined && LOST.includes(status))
    return new AccessRevoked(message, known.code, known.loss)
  if (status === 401) return new AccessRevoked(message, 'token-invalid')
  // 408 and 5xx often come from a machine in front, which had passed the call on; 3xx leads away from the server.
  const isRefusal = status >= 400 && status < 500 && status !== 408
  if (!isRefusal) return unclear(message, call.isActing)
  return new Rejected(message, known?.code ?? CODES[status] ?? 'refused', status === 404 || status === 410)
}

function saidIn({ status, body }: Answered, secrets: readonly string[]) {
  const said = asRecord(body)
  const error = textAt(said, 'error') ?? ''
  const words = (textAt(said, 'error_description') ?? error).slice(0, 300)
  const why = words === '' ? '' : `: ${withoutSecrets(words, secrets)}`
  return { error, message: `Mastodon answered ${status}${why}` }
}

function unclear(what: string, isActing: boolean): Error {
  return isActing ? new OutcomeUnknown(what) : new Unavailable(what)
}

/** `Retry-After` (seconds or an HTTP date), else `X-RateLimit-Reset`, which is a time and not a number. Always later than now. */
export function retryTime(headers: Answered['headers'], now: Temporal.Instant): Temporal.Instant {
  const seconds =
    secondsUntil(headers['retry-after'], now) ??
    secondsUntil(headers['x-ratelimit-reset'], now) ??
    USUAL_WAIT_S
  return now.add({ seconds: Math.min(LONGEST_WAIT_S, Math.max(1, Math.ceil(seconds))) })
}

function secondsUntil(header: string | undefined, now: Temporal.Instant): number | null {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : (at - now.epochMilliseconds) / 1_000
}

function withoutSecrets(words: string, secrets: readonly string[]): string {
  return secrets.filter((one) => one !== '').reduce((text, one) => text.replaceAll(one, '[…]'), words)
}
