import { AccessRevoked, RateLimited, Rejected, type AccessLoss } from '../connector.ts'
import {
  isSuccess,
  isUnclearStatus,
  shownWords,
  unclear,
  type Answered,
  type AnsweredCall,
} from '../kit/answered.ts'
import { asRecord, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { afterSeconds, secondsTold } from '../kit/retry-after.ts'
import { quotaDay, type HoldScope } from './daily-quota.ts'

/** `hold`: whose calls wait until the failure's `retryAt`. */
export type Failure = { readonly error: Error; readonly hold: HoldScope | null }

/** Reasons after which only a person can connect the channel again. */
const LOSSES: ReadonlyMap<string, AccessLoss> = new Map([
  ['authError', 'withdrawn'],
  ['required', 'withdrawn'],
  ['unauthorized', 'withdrawn'],
  ['expired', 'expired'],
  // The person has no channel (any more) behind this sign-in.
  ['youtubeSignupRequired', 'role-lost'],
  ['accountDelegationForbidden', 'role-lost'],
  ['authenticatedUserAccountClosed', 'blocked'],
  ['authenticatedUserAccountSuspended', 'blocked'],
  ['authenticatedUserNotChannel', 'role-lost'],
  ['channelClosed', 'blocked'],
  ['channelSuspended', 'blocked'],
])

/** Used up until midnight in California. */
const DAY_USED = new Set(['quotaExceeded', 'dailyLimitExceeded', 'dailyLimitExceededUnreg'])
const TOO_FAST: ReadonlyMap<string, HoldScope> = new Map([
  ['rateLimitExceeded', 'project'],
  ['RATE_LIMIT_EXCEEDED', 'project'],
  ['concurrentLimitExceeded', 'project'],
  ['servingLimitExceeded', 'project'],
  ['userRateLimitExceeded', 'account'],
])
/** The channel itself may not upload more for a day, whatever is left of the project's allowance. */
const UPLOADS_USED = 'uploadLimitExceeded'

const GONE = new Set([
  'commentNotFound',
  'commentThreadNotFound',
  'parentCommentNotFound',
  'videoNotFound',
  'channelNotFound',
  'playlistNotFound',
  'playlistItemNotFound',
  'captionNotFound',
  'notFound',
])
const OWN_FAULTS = new Set(['backendError', 'internalError', 'processingError'])

const SHORT_WAIT_S = 60

/**
 * The failure in an answer, or null for a success. Decided by Google's `reason` and the status, never by words. A fault of theirs on an
 * act is an unknown outcome: the write may have gone before.
 */
export function failureOf(answer: Answered, call: AnsweredCall): Failure | null {
  const { status } = answer
  if (isSuccess(status)) {
    return answer.body === undefined ? only(unclear(`YouTube answered ${status} without JSON`, call)) : null
  }
  const reason = reasonOf(answer.body)
  const said = sentence(answer, reason, call.secrets)
  return (
    asLimit(answer, { reason, said, now: call.now }) ??
    asLoss(status, reason, said) ??
    only(asRefusal(status, reason, said, call))
  )
}

type Said = { readonly reason: string | null; readonly said: string; readonly now: Temporal.Instant }

function asLimit({ status, headers }: Answered, { reason, said, now }: Said): Failure | null {
  if (reason !== null && DAY_USED.has(reason))
    return { error: new RateLimited(said, quotaDay(now).endsAt), hold: 'project' }
  if (reason === UPLOADS_USED) return { error: new RateLimited(said, now.add({ hours: 24 })), hold: null }
  const scope = (reason === null ? undefined : TOO_FAST.get(reason)) ?? (status === 429 ? 'project' : null)
  if (scope === null) return null
  const seconds = secondsTold(headers['retry-after'], now) ?? SHORT_WAIT_S
  return { error: new RateLimited(said, afterSeconds(seconds, now)), hold: scope }
}

function asLoss(status: number, reason: string | null, said: string): Failure | null {
  const loss = reason === null ? undefined : LOSSES.get(reason)
  if (loss === undefined && status !== 401) return null
  return only(new AccessRevoked(said, reason ?? 'http-401', loss ?? 'unknown'))
}

function asRefusal(status: number, reason: string | null, said: string, call: AnsweredCall): Error {
  const code = reason ?? `http-${status}`
  if (isUnclearStatus(status) || OWN_FAULTS.has(code)) return unclear(said, call)
  return new Rejected(said, code, GONE.has(code) || status === 404 || status === 410)
}

function only(error: Error): Failure {
  return { error, hold: null }
}

/** `errors[0].reason`, else the newer `details[].reason`. */
function reasonOf(body: unknown): string | null {
  const error = recordAt(asRecord(body), 'error')
  const reasons = [...listAt(error, 'errors'), ...listAt(error, 'details')]
    .map((entry) => textAt(asRecord(entry), 'reason'))
    .filter((reason) => reason !== null && reason !== '')
  return reasons[0] ?? null
}

function sentence(answer: Answered, reason: string | null, secrets: readonly string[]): string {
  const error: Json | null = recordAt(asRecord(answer.body), 'error')
  const words = shownWords(textAt(error, 'message') ?? 'no reason given', secrets)
  return `YouTube: ${words} (${reason ?? `http-${answer.status}`})`
}
