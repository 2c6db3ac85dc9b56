import { OutcomeUnknown, RateLimited, Rejected, Unavailable } from '../connector.ts'
import { explainedCode } from './explained-code.ts'

/** The day's number of posts is used up. It is a rolling day, so an hour later one may have come free. */
const POSTS_USED_UP: readonly string[] = ['9', '2207042']
const POSTS_WAIT = { hours: 1 } as const

/**
 * Faults of Instagram's own that come with a client's status: -1 with 2207001, 2207032 and 2207053 server errors, -2 with 2207003 the media
 * took too long to download, 24 with 2207008 "temporary error publishing". Whether an act was done, none of them tells. 24 with 2207006 and -2
 * with 2207020 are none: what was prepared is not there. Partly from its reference on error codes (2026-06-02), partly from what programs in
 * the open do with them.
 */
const OWN_FAULTS: readonly string[] = [
  '-1',
  '-2',
  '24',
  '2207001',
  '2207003',
  '2207008',
  '2207032',
  '2207053',
]

/** What Instagram adds to Meta's common table of failures. */
export function instagramFailure(
  error: unknown,
  call: { isActing: boolean; now: Temporal.Instant },
): unknown {
  if (!(error instanceof Rejected)) return error
  if (POSTS_USED_UP.includes(error.code)) return new RateLimited(error.message, call.now.add(POSTS_WAIT))
  if (!OWN_FAULTS.includes(error.code)) {
    const code = explainedCode(error.code)
    return code === error.code ? error : new Rejected(error.message, code, error.isGone)
  }
  return call.isActing ? new OutcomeUnknown(error.message) : new Unavailable(error.message)
}
