import { createHmac, timingSafeEqual } from 'node:crypto'
import { graphTime } from '../../graph/lab-time.ts'
import { problem } from '../../graph/problem.ts'
import type { TownToken } from '../../town/state.ts'
import { now, type InstagramLab } from '../lab-core.ts'
import { breach } from '../problems.ts'
import type { LabRequest } from './request.ts'

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Hex HMAC-SHA256 of the token under the app's secret. */
export function proofOf(appSecret: string, token: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex')
}

export function givenToken({ bearer, params }: LabRequest): string | null {
  const given = params['access_token'] ?? ''
  return bearer ?? (given === '' ? null : given)
}

/** `{app id}|{app secret}`: the app itself, for `debug_token`. */
export function isAppToken({ appId, appSecret }: InstagramLab, token: string): boolean {
  return equal(token, `${appId}|${appSecret}`)
}

export function tokenProblem(
  lab: InstagramLab,
  token: TownToken | undefined,
): ReturnType<typeof problem> | null {
  if (token === undefined || token.kind === 'code') return problem(190)
  if (token.revokedAs !== null) return problem(190, Number(token.revokedAs))
  if (token.expiresAt === null || token.expiresAt > now(lab)) return null
  const when = `Session has expired on ${graphTime(token.expiresAt)}.`
  return problem(190, 463, `Error validating access token: ${when}`)
}

export function tokenNamed({ town }: InstagramLab, given: string): TownToken | undefined {
  return town.state.tokens.find((one) => equal(one.token, given))
}

/** The token behind a request; throws a `GraphProblem` when there is none, it is dead, or the proof does not fit. */
export function authenticate(lab: InstagramLab, request: LabRequest): TownToken {
  const given = givenToken(request)
  if (given === null) throw breach('no-token', 'An access token is required to request this resource.', 104)
  const token = tokenNamed(lab, given)
  const refused = tokenProblem(lab, token)
  if (token === undefined || refused !== null) throw refused ?? problem(190)
  checkProof(lab, request, given)
  return token
}

export function checkProof(lab: InstagramLab, { params }: LabRequest, given: string): void {
  const proof = params['appsecret_proof']
  if (proof === undefined)
    throw breach('missing-proof', 'API calls from the server require an appsecret_proof argument')
  if (!equal(proof, proofOf(lab.appSecret, given)))
    throw breach('wrong-proof', 'Invalid appsecret_proof provided in the API argument')
}
