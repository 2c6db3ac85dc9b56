import type { Clock } from '#core/clock.ts'
import { NotSent } from '#core/outgoing/failures.ts'
import type { HttpAnswer, HttpClient } from '#core/outgoing/http-client.ts'
import type { QuotaLedger, QuotaPurpose } from '#core/quota/quota.ts'
import { AccessRevoked, RateLimited, Rejected, Unavailable } from '../connector.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import { retryAfter } from './retry-after.ts'

export type WebSettings = { readonly http: HttpClient; readonly clock: Clock; readonly quota: QuotaLedger }

export type WebRequest = {
  readonly url: string
  readonly purpose: QuotaPurpose
  readonly accept: string
  readonly mostBytes: number
  readonly headers?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

const NAME = 'The site'

/**
 * Asks a site for one address. Gives the answer when it is there, or has not changed (304); throws one of the failures otherwise. What is
 * said in a failure names the host alone: a feed's address may be all the secret there is.
 */
export async function askSite({ http, clock, quota }: WebSettings, request: WebRequest): Promise<HttpAnswer> {
  const bucket = { network: 'manual', owner: hostOf(request.url), name: 'calls' }
  const allowed = await quota.take({ purpose: request.purpose, watched: [bucket] })
  if (!allowed.mayCall) throw new RateLimited(`${NAME} asked us to wait`, allowed.retryAt)
  const { url, accept, mostBytes: maxBytes, timeoutMs, headers } = request
  const answer = await http
    .send({
      ...{ method: 'GET', url, maxBytes, headers: { accept, ...headers } },
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    })
    .catch((error: unknown) => {
      throw failureOf(error)
    })
  const { status } = answer
  if (status === 429 || (status === 503 && answer.headers['retry-after'] !== undefined)) {
    const retryAt = retryAfter(answer.headers['retry-after'], clock.now())
    await quota.hold(bucket, retryAt)
    throw new RateLimited(`${NAME} asked us to wait`, retryAt)
  }
  if (status === 200 || status === 304) return answer
  throw refusalOf(status)
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? ''
}

/** By the status alone: a site has no codes of its own. */
function refusalOf(status: number): Error {
  const said = `${NAME} answered ${status}`
  if (status >= 500 || status === 408 || status === 425) return new Unavailable(said)
  if (status === 401 || status === 407) return new AccessRevoked(said, 'login-needed', 'withdrawn')
  if (status === 404 || status === 410) return new Rejected(said, 'gone', true)
  return new Rejected(said, status === 403 ? 'not-permitted' : 'refused')
}

/** An address that is never fetched is our "no", for good; everything else on the way may be otherwise tomorrow. */
function failureOf(error: unknown): unknown {
  if (error instanceof NotSent && ['bad-address', 'private-address', 'malformed'].includes(error.reason))
    return new Rejected(`this address is not fetched (${error.reason})`, 'address')
  const failure = transportFailure(NAME, error, false)
  // the client's own words may hold the address
  return failure instanceof Unavailable
    ? new Unavailable(`${NAME} was not reached`, { cause: error })
    : failure
}
