import { createHash } from 'node:crypto'
import type { YoutubeLabCore } from '../lab-core.ts'
import { isAlive, issue } from '../tokens.ts'

/** Refusals of the token address, in its own shape. */
export function oauthError(error: string, description: string, status = 400): Response {
  return Response.json({ error, error_description: description }, { status })
}

export function answerToken(
  core: YoutubeLabCore,
  form: URLSearchParams,
  breach: (kind: string, detail: string) => void,
): Response {
  const { clientId, clientSecret } = core.settings
  if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret)
    return oauthError('invalid_client', 'The OAuth client was not found.', 401)
  const type = form.get('grant_type')
  if (type === 'authorization_code') return fromCode(core, form, breach)
  if (type === 'refresh_token') return fromRefresh(core, form)
  breach('wrong-value', `grant_type ${type ?? ''}`)
  return oauthError('unsupported_grant_type', 'Invalid grant_type')
}

function fromCode(
  core: YoutubeLabCore,
  form: URLSearchParams,
  breach: (kind: string, detail: string) => void,
): Response {
  const { tokens } = core.town.state
  const code = tokens.find((one) => one.kind === 'code' && one.token === form.get('code'))
  if (code === undefined || !isAlive(core, code)) return oauthError('invalid_grant', 'Malformed auth code.')
  // Once only, whatever comes of it.
  code.revokedAs = 'spent'
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  if (challenge !== code.extra['challenge']) {
    breach('wrong-verifier', 'code_verifier does not match')
    return oauthError('invalid_grant', 'Invalid code verifier.')
  }
  if (form.get('redirect_uri') !== code.extra['redirectUri'])
    return oauthError('redirect_uri_mismatch', 'Bad Request')
  const [accountId = ''] = code.accountIds
  const access = issue(core, 'access', { accountId, scopes: code.scopes })
  const refresh =
    code.extra['isOffline'] === true ? issue(core, 'refresh', { accountId, scopes: code.scopes }) : null
  return Response.json({
    access_token: access.token.token,
    expires_in: access.seconds,
    ...(refresh === null ? {} : { refresh_token: refresh.token.token }),
    ...(typeof refresh?.seconds === 'number' ? { refresh_token_expires_in: refresh.seconds } : {}),
    scope: code.scopes.join(' '),
    token_type: 'Bearer',
  })
}

/** No new refresh token comes along: the old one goes on. */
function fromRefresh(core: YoutubeLabCore, form: URLSearchParams): Response {
  const token = form.get('refresh_token')
  const refresh = core.town.state.tokens.find((one) => one.kind === 'refresh' && one.token === token)
  if (refresh === undefined || !isAlive(core, refresh))
    return oauthError('invalid_grant', 'Token has been expired or revoked.')
  const [accountId = ''] = refresh.accountIds
  const access = issue(core, 'access', { accountId, scopes: refresh.scopes })
  return Response.json({
    access_token: access.token.token,
    expires_in: access.seconds,
    scope: refresh.scopes.join(' '),
    token_type: 'Bearer',
  })
}

/** Everything that the person has let the client do ends with the token that is named, whichever it is. */
export function answerRevoke(core: YoutubeLabCore, form: URLSearchParams): Response {
  const { tokens } = core.town.state
  const named = tokens.find((one) => one.kind !== 'code' && one.token === form.get('token'))
  if (named === undefined || !isAlive(core, named))
    return oauthError('invalid_token', 'Token expired or revoked')
  const [accountId = ''] = named.accountIds
  for (const one of tokens) if (one.accountIds.includes(accountId)) one.revokedAs ??= 'withdrawn'
  core.town.core.changed()
  return Response.json({})
}
