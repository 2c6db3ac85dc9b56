import type { Outcome } from '../outbox/carry-out.ts'
import { MailNotConfigured, MailRefused, MailUnavailable } from './failures.ts'

const FIRST_PAUSE_SECONDS = 60
const LONGEST_PAUSE_SECONDS = 6 * 3600

/** A letter that certainly was not sent is tried again later; one that may have been is a person's to settle. */
export function mailOutcome(
  error: unknown,
  at: { readonly now: Temporal.Instant; readonly attempts: number },
): Outcome {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof MailRefused) return { kind: 'rejected', code: `mail-${error.code}`, message }
  if (error instanceof MailNotConfigured) return { kind: 'rejected', code: 'mail-not-configured', message }
  if (error instanceof MailUnavailable)
    return { kind: 'again', at: pause(at), code: `mail-${error.code}`, message }
  return { kind: 'unknown', code: 'mail-no-clear-answer', message }
}

/** One minute, two, four … at most six hours: a mail server that greylists wants us back, not often. */
function pause(at: { readonly now: Temporal.Instant; readonly attempts: number }): Temporal.Instant {
  const seconds = Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.max(0, at.attempts - 1), LONGEST_PAUSE_SECONDS)
  return at.now.add({ seconds })
}
