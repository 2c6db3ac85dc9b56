import { newToken } from '../../graph/ids.ts'
import { unixSeconds } from '../../graph/lab-time.ts'
import { problem } from '../../graph/problem.ts'
import type { TownToken } from '../../town/state.ts'
import { allScopes } from '../facts/scopes.ts'
import { now, type InstagramLab } from '../lab-core.ts'
import { breach } from '../problems.ts'
import { pageIdOf } from '../town-rules.ts'
import { authenticate, checkProof, givenToken, isAppToken, tokenNamed, tokenProblem } from './authenticate.ts'
import type { LabRequest } from './request.ts'

const CODE_MINUTES = 10
const SHORT_HOURS = 2
const LONG_DAYS = 60
/** Data access ends this many days after a person last confirmed it. */
const DATA_ACCESS_DAYS = 90

type NewToken = Pick<TownToken, 'kind' | 'accountIds' | 'scopes'> & {
  readonly expiresAt?: string | null
  readonly extra?: Record<string, unknown>
}

function issueToken(lab: InstagramLab, { expiresAt = null, extra = {}, ...wanted }: NewToken): TownToken {
  const issuedAt = now(lab)
  const token = { ...wanted, token: newToken(), issuedAt, expiresAt, revokedAs: null, extra }
  lab.town.state.tokens.push(token)
  lab.town.core.changed()
  return token
}

/** The Page's standing token for an account; a restarted demo gets the same one back. */
export function pageToken(lab: InstagramLab, accountId: string): TownToken {
  const known = lab.town.state.tokens.find(
    (one) => one.kind === 'page' && one.accountIds[0] === accountId && one.revokedAs === null,
  )
  return known ?? issueToken(lab, { kind: 'page', accountIds: [accountId], scopes: [...allScopes] })
}

function later(lab: InstagramLab, by: Temporal.DurationLike): string {
  return lab.town.core.clock.now().add(by).toString({ fractionalSecondDigits: 3 })
}

/** What the dialog sends the person back with. */
export function issueCode(
  lab: InstagramLab,
  granted: { accountIds: string[]; scopes: string[]; redirectUri: string },
): string {
  const { accountIds, scopes, redirectUri } = granted
  const expiresAt = later(lab, { minutes: CODE_MINUTES })
  return issueToken(lab, { kind: 'code', accountIds, scopes, expiresAt, extra: { redirectUri } }).token
}

export function exchangeToken(lab: InstagramLab, { params }: LabRequest): object {
  if (params['client_id'] !== lab.appId || params['client_secret'] !== lab.appSecret)
    throw breach('wrong-value', 'Error validating client secret.', 100)
  const isLong = params['grant_type'] === 'fb_exchange_token'
  const given = isLong ? givenUser(lab, params) : givenCode(lab, params)
  const { accountIds, scopes } = given
  const expiresAt = later(lab, { hours: isLong ? LONG_DAYS * 24 : SHORT_HOURS })
  for (const id of accountIds) pageToken(lab, id).scopes = [...scopes]
  const token = issueToken(lab, { kind: 'user', accountIds, scopes, expiresAt })
  return {
    access_token: token.token,
    token_type: 'bearer',
    expires_in: unixSeconds(expiresAt) - unixSeconds(now(lab)),
  }
}

type Params = LabRequest['params']

function givenUser(lab: InstagramLab, params: Params): TownToken {
  return standing(lab, tokenNamed(lab, params['fb_exchange_token'] ?? ''), 'user')
}

/** A code is good for one exchange, by whoever it was sent to. */
function givenCode(lab: InstagramLab, params: Params): TownToken {
  const given = standing(lab, tokenNamed(lab, params['code'] ?? ''), 'code')
  if (given.extra['redirectUri'] !== params['redirect_uri'])
    throw breach(
      'wrong-value',
      'Error validating verification code. The redirect_uri must be identical.',
      100,
    )
  given.expiresAt = given.issuedAt
  return given
}

function standing(lab: InstagramLab, given: TownToken | undefined, kind: 'user' | 'code'): TownToken {
  if (given?.kind !== kind || (given.expiresAt ?? '') <= now(lab))
    throw problem(100, undefined, 'This authorization code has been used or is not valid.')
  return given
}

/** A dead token is no error here: the answer says `is_valid: false` and why. */
export function debugToken(lab: InstagramLab, request: LabRequest): object {
  const given = givenToken(request)
  if (given !== null && isAppToken(lab, given)) checkProof(lab, request, given)
  else authenticate(lab, request)
  const token = tokenNamed(lab, request.params['input_token'] ?? '')
  const refused = tokenProblem(lab, token)
  if (token === undefined || refused !== null) {
    const { facts, message } = refused ?? problem(190)
    const error = { code: facts.code, message, subcode: facts.subcode }
    return { data: { app_id: lab.appId, error, is_valid: false, scopes: token?.scopes ?? [] } }
  }
  return { data: validData(lab, token) }
}

function validData(lab: InstagramLab, token: TownToken): object {
  const dataAccessEnds = Temporal.Instant.from(token.issuedAt).add({ hours: DATA_ACCESS_DAYS * 24 })
  return {
    app_id: lab.appId,
    type: token.kind === 'page' ? 'PAGE' : 'USER',
    application: 'Torget',
    is_valid: true,
    expires_at: token.expiresAt === null ? 0 : unixSeconds(token.expiresAt),
    data_access_expires_at: unixSeconds(dataAccessEnds.toString()),
    scopes: token.scopes,
    granular_scopes: token.scopes.map((scope) => ({ scope, target_ids: targets(token, scope) })),
  }
}

/** Permissions for Instagram name accounts, those for Pages name Pages. */
function targets({ accountIds }: TownToken, scope: string): readonly string[] {
  return scope.startsWith('instagram_') ? accountIds : accountIds.map(pageIdOf)
}
