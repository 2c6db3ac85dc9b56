/** What a failed call to a network means for the intent behind it: done all the same, never, later, or nobody knows. */
import { AccessRevoked, RateLimited, Rejected, Unavailable } from '#connectors/connector.ts'

/** The shape of the outbox's own `Outcome`, without its `done`. */
export type Failure =
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string }
  | { readonly kind: 'again'; readonly at: Temporal.Instant; readonly code: string; readonly message: string }
  | { readonly kind: 'unknown'; readonly code: string; readonly message: string }

const FIRST_PAUSE_SECONDS = 30
const LONGEST_PAUSE_SECONDS = 3600

/** Half a minute, one, two, four … at most an hour: a network that is down is not helped by being asked more often. */
export function retryAt(now: Temporal.Instant, attempts: number): Temporal.Instant {
  const seconds = Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_SECONDS)
  return now.add({ seconds })
}

export function isGoneFailure(error: unknown): boolean {
  return error instanceof Rejected && error.isGone
}

/** Only failures where the network certainly did nothing may be tried again (design principle 6). */
export function failureOf(
  error: unknown,
  at: { readonly now: Temporal.Instant; readonly attempts: number },
): Failure {
  if (error instanceof RateLimited)
    return { kind: 'again', at: error.retryAt, code: 'rate-limited', message: error.message }
  if (error instanceof Unavailable)
    return { kind: 'again', at: retryAt(at.now, at.attempts), code: 'unavailable', message: error.message }
  if (error instanceof AccessRevoked)
    return { kind: 'rejected', code: 'access-revoked', message: error.message }
  if (error instanceof Rejected)
    return { kind: 'rejected', code: error.isGone ? 'gone' : `network-${error.code}`, message: error.message }
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'unknown', code: 'no-clear-answer', message }
}
