import { createHmac, timingSafeEqual } from 'node:crypto'
import type { LabCore } from '../lab-core.ts'
import { graphTime, isoOf } from '../lab-time.ts'
import { broken, problem } from '../problem.ts'
import type { LabToken } from '../state.ts'
import { asText } from '../fields/check-value.ts'
import type { GraphRequest } from './read-request.ts'

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Hex HMAC-SHA256 of the token under the app's secret: proves that the caller is the app and not somebody who found a token. */
export function proofOf(appSecret: string, token: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex')
}

export function givenToken(request: GraphRequest): string | null {
  const given = asText(request.params['access_token'])
  return request.bearer ?? (given === '' ? null : given)
}

/** `{app id}|{app secret}`: the app itself, for `debug_token`. */
export function isAppToken(core: LabCore, token: string): boolean {
  return equal(token, `${core.settings.appId}|${core.settings.appSecret}`)
}

export function tokenProblem(core: LabCore, token: LabToken | undefined): ReturnType<typeof problem> | null {
  if (token === undefined) return problem(190)
  if (token.revokedAs !== null) return problem(190, token.revokedAs)
  const now = isoOf(core.clock.now())
  if (token.expiresAt !== null && token.expiresAt <= now) {
    const when = `Session has expired on ${graphTime(token.expiresAt)}. The current time is ${graphTime(now)}.`
    return problem(190, 463, `Error validating access token: ${when}`)
  }
  return null
}

function checkProof(core: LabCore, request: GraphRequest, token: string): void {
  const proof = asText(request.params['appsecret_proof'])
  if (proof === null) {
    throw broken('missing-proof', 'API calls from the server require an appsecret_proof argument')
  }
  if (!equal(proof, proofOf(core.settings.appSecret, token))) {
    throw broken('wrong-proof', 'Invalid appsecret_proof provided in the API argument')
  }
}

/** The token behind a request; throws a `GraphProblem` when there is none, it is dead, or the proof does not fit. */
export function authenticate(core: LabCore, request: GraphRequest): LabToken {
  const given = givenToken(request)
  if (given === null) throw broken('no-token', 'An access token is required to request this resource.', 104)
  const token = core.state.tokens.find((one) => equal(one.token, given))
  const refused = tokenProblem(core, token)
  if (token === undefined || refused !== null) throw refused ?? problem(190)
  checkProof(core, request, given)
  return token
}
