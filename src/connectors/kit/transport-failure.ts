import { NoAnswer, NotSent } from '#core/outgoing/failures.ts'
import { OutcomeUnknown, Rejected, Unavailable } from '../connector.ts'

/**
 * What a call without a usable answer means. Nothing sent: it may be made again. Sent and silent: a read may, of an act nobody knows.
 * Anything else is a bug of ours and goes on as it is.
 */
export function transportFailure(network: string, error: unknown, isActing: boolean): unknown {
  if (error instanceof NotSent) {
    // A token with a line break in it will not be better the next time.
    if (error.reason === 'malformed') return new Rejected(`${network}: ${error.message}`, 'malformed-request')
    return new Unavailable(`${network} was not reached: ${error.message}`, { cause: error })
  }
  if (!(error instanceof NoAnswer)) return error
  const what = `${network} gave no clear answer: ${error.message}`
  return isActing ? new OutcomeUnknown(what, { cause: error }) : new Unavailable(what, { cause: error })
}
