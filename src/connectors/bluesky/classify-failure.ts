import {
  AccessRevoked,
  OutcomeUnknown,
  RateLimited,
  Rejected,
  Unavailable,
  type AccessLoss,
} from '../connector.ts'
import { asRecord, textAt } from '../kit/json.ts'
import { retryTime } from './rate-limits.ts'

/** What a server answered; `body` is undefined when it was not JSON. */
export type XrpcAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: unknown
}

export type XrpcCall = {
  readonly isActing: boolean
  readonly now: Temporal.Instant
  /** Cut out of every message. */
  readonly secrets: readonly string[]
}

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
export function failureOf(answer: XrpcAnswer, call: XrpcCall): Error | null {
  const { status, headers } = answer
  if (status >= 200 && status < 300) {
    return answer.body === undefined ? unclear(`answered ${status} without JSON`, call) : null
  }
  const body = asRecord(answer.body)
  const name = textAt(body, 'error') ?? `http-${status}`
  const said = `Bluesky: ${scrub(textAt(body, 'message') ?? name, call.secrets)}`
  if (status === 429) return new RateLimited(said, retryTime(headers, call.now))
  const loss = LOSSES.get(name)
  if (loss !== undefined) return new AccessRevoked(said, name, loss)
  if (isOwnFault(status) || UNCLEAR.has(name)) return unclear(`answered ${status}`, call)
  return new Rejected(said, name, GONE.has(name))
}

/** 408 and 5xx often come from a gateway that had passed the call on; 3xx leads away from the server. */
const isOwnFault = (status: number): boolean => status >= 500 || status === 408 || status < 400

function unclear(what: string, { isActing }: XrpcCall): Error {
  return isActing ? new OutcomeUnknown(`Bluesky ${what}`) : new Unavailable(`Bluesky ${what}`)
}

function scrub(message: string, secrets: readonly string[]): string {
  return secrets.filter((one) => one !== '').reduce((text, one) => text.replaceAll(one, '…'), message)
}
