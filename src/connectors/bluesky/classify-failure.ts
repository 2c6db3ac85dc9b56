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
import { retryTime } from './rate-limits.ts'

/** Names in `error` after which only signing in again helps. Source: the lexicons of com.atproto.server, and recorded answers. */
const LOSSES: ReadonlyMap<string, AccessLoss> = new Map([
  ['ExpiredToken', 'expired'],
  ['InvalidToken', 'unknown'],
  ['AuthMissing', 'unknown'],
  ['AccountTakedown', 'blocked'],
  ['AccountSuspended', 'blocked'],
  ['AccountDeactivated', 'withdrawn'],
  ['AccountNotFound', 'withdrawn'],
])

const GONE: ReadonlySet<string> = new Set(['NotFound', 'RecordNotFound', 'BlobNotFound', 'RepoNotFound'])

/** Something behind the account's own server did not answer, or the server gave up. */
const UNCLEAR: ReadonlySet<string> = new Set([
  'InternalServerError',
  'UpstreamFailure',
  'UpstreamTimeout',
  'NotEnoughResources',
])

/**
 * The failure in an answer, or null for a success; decided by the name in `error` and the status, never by words. A server's own fault
 * after an act is an unknown outcome: the record may be written.
 */
export function failureOf(answer: Answered, call: AnsweredCall): Error | null {
  const { status, headers } = answer
  if (isSuccess(status)) {
    return answer.body === undefined ? unclear(`Bluesky answered ${status} without JSON`, call) : null
  }
  const body = asRecord(answer.body)
  const name = textAt(body, 'error') ?? `http-${status}`
  const said = `Bluesky: ${shownWords(textAt(body, 'message') ?? name, call.secrets)}`
  if (status === 429) return new RateLimited(said, retryTime(headers, call.now))
  const loss = LOSSES.get(name)
  if (loss !== undefined) return new AccessRevoked(said, name, loss)
  if (isUnclearStatus(status) || UNCLEAR.has(name)) return unclear(`Bluesky answered ${status}`, call)
  return new Rejected(said, name, GONE.has(name))
}
