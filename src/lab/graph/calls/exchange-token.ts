import { asText } from '../fields/check-value.ts'
import type { LabCore } from '../lab-core.ts'
import { isoOf } from '../lab-time.ts'
import { issueToken, pageToken } from '../pages.ts'
import { broken, problem } from '../problem.ts'
import type { LabToken } from '../state.ts'
import { tokenProblem } from './authenticate.ts'
import type { GraphRequest } from './read-request.ts'

/** A long-lived user token works for sixty days. */
const LONG_HOURS = 60 * 24

/** A code for a short token, or a short token for a long-lived one; both prove themselves by the app's secret. */
export function exchangeToken(core: LabCore, { params }: GraphRequest): object {
  const { appId, appSecret } = core.settings
  if (asText(params['client_id']) !== appId)
    throw problem(100, undefined, '(#101) Error validating application. Invalid application ID.')
  if (asText(params['client_secret']) !== appSecret)
    throw problem(100, undefined, '(#1) Error validating client secret.')
  const token =
    asText(params['grant_type']) === 'fb_exchange_token' ? longLived(core, params) : fromCode(core, params)
  const seconds = token.expiresAt === null ? null : secondsUntil(core, token.expiresAt)
  return {
    access_token: token.token,
    token_type: 'bearer',
    ...(seconds === null ? {} : { expires_in: seconds }),
  }
}

type Params = GraphRequest['params']

function fromCode(core: LabCore, params: Params): LabToken {
  const code = asText(params['code'])
  const redirectUri = asText(params['redirect_uri'])
  if (code === null) throw broken('missing-parameter', '(#100) The parameter code is required')
  if (redirectUri === null) throw broken('missing-parameter', '(#100) The parameter redirect_uri is required')
  const found = core.state.codes.find((one) => one.code === code)
  // A code is good once, whether or not what came with it was right.
  core.state.codes = core.state.codes.filter((one) => one.code !== code)
  core.changed()
  const token = core.state.tokens.find((one) => one.token === found?.token)
  if (found === undefined || token === undefined)
    throw problem(100, undefined, 'This authorization code has been used or has expired.')
  if (found.redirectUri !== redirectUri)
    throw broken(
      'wrong-value',
      'Error validating verification code. The redirect_uri is not the one of the dialog.',
    )
  return token
}

function longLived(core: LabCore, params: Params): LabToken {
  const given = asText(params['fb_exchange_token'])
  const short = core.state.tokens.find((one) => one.token === given)
  const refused = tokenProblem(core, short)
  if (short === undefined || refused !== null) throw refused ?? problem(190)
  const expiresAt = isoOf(core.clock.now().add({ hours: LONG_HOURS }))
  const { pageIds, scopes } = short
  // Asking for the Pages' own tokens is what a person's token is for.
  for (const id of pageIds) pageToken(core, id, scopes)
  return issueToken(core, { kind: 'user', pageIds, scopes, expiresAt })
}

function secondsUntil(core: LabCore, at: string): number {
  return Math.max(0, Math.floor(Temporal.Instant.from(at).since(core.clock.now()).total('seconds')))
}
