import { AccessRevoked, RateLimited, Rejected, type AccessLoss } from '../connector.ts'
import {
  isSuccess,
  isUnclearStatus,
  shownWords,
  unclear,
  type Answered,
  type AnsweredCall,
} from '../kit/answered.ts'
import { asRecord, textAt } from '../kit/json.ts'
import { afterSeconds, secondsTold } from '../kit/retry-after.ts'

/** Without any word about when: the general limit counts over five minutes. */
const USUAL_WAIT_S = 300

/**
 * Mastodon has no codes, only statuses and sentences that follow the server's language. So the status decides; these sentences (whole, in
 * the language that servers answer an API in by default) tell more where they are met, and nothing depends on them.
 */
const SENTENCES: Readonly<Record<string, { readonly code: string; readonly loss?: AccessLoss }>> = {
  'The access token was revoked': { code: 'token-revoked', loss: 'withdrawn' },
  'The access token expired': { code: 'token-expired', loss: 'expired' },
  'Your login is currently disabled': { code: 'login-disabled', loss: 'blocked' },
  // Pleroma and Akkoma, with status 403
  'Invalid credentials.': { code: 'token-invalid', loss: 'unknown' },
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
export function failureOf(answer: Answered, call: AnsweredCall): Error | null {
  const { status, body } = answer
  if (!isSuccess(status)) return refusalOf(answer, call)
  return body === undefined ? unclear(`Mastodon answered ${status} without JSON`, call) : null
}

function refusalOf(answer: Answered, call: AnsweredCall): Error {
  const { status } = answer
  const { error, message } = saidIn(answer, call.secrets)
  if (status === 429) return new RateLimited(message, retryTime(answer.headers, call.now))
  if (OAUTH_CODES.has(error)) return new Rejected(message, error)
  const known = SENTENCES[error]
  if (known?.loss !== undefined && LOST.includes(status))
    return new AccessRevoked(message, known.code, known.loss)
  if (status === 401) return new AccessRevoked(message, 'token-invalid')
  if (isUnclearStatus(status)) return unclear(message, call)
  return new Rejected(message, known?.code ?? CODES[status] ?? 'refused', status === 404 || status === 410)
}

function saidIn({ status, body }: Answered, secrets: readonly string[]) {
  const said = asRecord(body)
  const error = textAt(said, 'error') ?? ''
  const words = shownWords(textAt(said, 'error_description') ?? error, secrets)
  const why = words === '' ? '' : `: ${words}`
  return { error, message: `Mastodon answered ${status}${why}` }
}

/** `Retry-After` (seconds or an HTTP date), else `X-RateLimit-Reset`, which is a time and not a number. Always later than now. */
export function retryTime(headers: Answered['headers'], now: Temporal.Instant): Temporal.Instant {
  const seconds =
    secondsTold(headers['retry-after'], now) ?? secondsTold(headers['x-ratelimit-reset'], now) ?? USUAL_WAIT_S
  return afterSeconds(seconds, now)
}
