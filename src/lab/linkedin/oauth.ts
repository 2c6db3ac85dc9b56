import type { Context } from 'hono'
import type { TownToken } from '../town/state.ts'
import { consentPage } from './consent-page.ts'
import { MEMBER, type LabCore } from './lab-core.ts'
import { isExpired, issue, SCOPES, tokenOf } from './tokens.ts'

type OAuthProblem = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type'

const refuse = (error: OAuthProblem, error_description: string, status: 400 | 401 = 400): Response =>
  Response.json({ error, error_description }, { status })

/** The page where a person consents; `decision` comes from its own buttons. */
export function authorize(core: LabCore, context: Context): Response {
  const query = context.req.query()
  const { redirect_uri: redirectUri = '', state = '', scope = '', decision } = query
  const isKnown = query['client_id'] === core.settings.clientId && query['response_type'] === 'code'
  if (!isKnown || URL.parse(redirectUri) === null || state === '')
    return refuse('invalid_request', 'client_id, response_type, redirect_uri and state are required')
  const asked = scope.split(' ').filter((one) => one !== '')
  if (asked.some((one) => !SCOPES.includes(one))) return refuse('invalid_request', 'unknown scope')
  if (decision === undefined)
    return new Response(consentPage(query), { headers: { 'content-type': 'text/html; charset=utf-8' } })
  const target = new URL(redirectUri)
  target.searchParams.set('state', state)
  if (decision === 'allow') target.searchParams.set('code', codeFor(core, redirectUri, asked))
  else {
    target.searchParams.set('error', 'user_cancelled_authorize')
    target.searchParams.set('error_description', 'The user cancelled the authorization')
  }
  return new Response(null, { status: 302, headers: { location: target.href } })
}

function codeFor(core: LabCore, redirectUri: string, scopes: readonly string[]): string {
  const accountIds = Object.keys(core.town.state.accounts)
  return issue(core, { kind: 'code', accountIds, scopes, extra: { redirectUri } }).token
}

export async function exchange(core: LabCore, context: Context): Promise<Response> {
  const form = await formOf(context)
  if (!isOurApp(core, form)) return refuse('invalid_client', 'Client authentication failed', 401)
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return byCode(core, form)
    case 'refresh_token':
      return byRefresh(core, form)
    default:
      return refuse('unsupported_grant_type', 'grant_type is not supported')
  }
}

function byCode(core: LabCore, form: URLSearchParams): Response {
  const code = tokenOf(core, form.get('code') ?? '', 'code')
  const isGood = code?.revokedAs === null && !isExpired(core, code)
  if (!isGood || code.extra['redirectUri'] !== form.get('redirect_uri'))
    return refuse(
      'invalid_request',
      'Unable to retrieve access token: authorization code not found or expired',
    )
  code.revokedAs = 'used'
  return Response.json(tokensFor(core, code))
}

function byRefresh(core: LabCore, form: URLSearchParams): Response {
  const refresh = tokenOf(core, form.get('refresh_token') ?? '', 'refresh')
  if (refresh?.revokedAs !== null || isExpired(core, refresh))
    return refuse(
      'invalid_request',
      'The provided authorization grant or refresh token is invalid, expired or revoked',
    )
  return Response.json(tokensFor(core, refresh, refresh))
}

/** A renewed access token comes with the same refresh token and what is left of its year. */
function tokensFor(core: LabCore, from: TownToken, refresh: TownToken | null = null): object {
  const { accountIds, scopes } = from
  const access = issue(core, { kind: 'access', accountIds, scopes })
  const partner =
    refresh ?? (core.settings.isPartner ? issue(core, { kind: 'refresh', accountIds, scopes }) : null)
  return {
    access_token: access.token,
    expires_in: secondsLeft(core, access),
    scope: scopes.join(','),
    ...(partner === null
      ? {}
      : { refresh_token: partner.token, refresh_token_expires_in: secondsLeft(core, partner) }),
  }
}

export async function introspect(core: LabCore, context: Context): Promise<Response> {
  const form = await formOf(context)
  if (!isOurApp(core, form)) return refuse('invalid_client', 'Client authentication failed', 401)
  const token = tokenOf(core, form.get('token') ?? '', 'access')
  if (token === null) return Response.json({ active: false })
  const active = token.revokedAs === null && !isExpired(core, token)
  const status = active ? 'active' : token.revokedAs === null ? 'expired' : 'revoked'
  const at = (iso: string): number => Math.floor(Temporal.Instant.from(iso).epochMilliseconds / 1_000)
  return Response.json({
    active,
    status,
    client_id: core.settings.clientId,
    scope: token.scopes.join(','),
    created_at: at(token.issuedAt),
    ...(token.expiresAt === null ? {} : { expires_at: at(token.expiresAt) }),
  })
}

/** What a finished sign-in for one page hands over. */
export function grantFor(core: LabCore, accountId: string): Readonly<Record<string, string>> {
  const { state } = core.town
  const mine = (one: TownToken): boolean =>
    one.accountIds.includes(accountId) && one.revokedAs === null && !isExpired(core, one)
  const find = (kind: 'access' | 'refresh'): TownToken =>
    state.tokens.find((one) => one.kind === kind && mine(one)) ??
    issue(core, { kind, accountIds: [accountId], scopes: SCOPES })
  const refresh = core.settings.isPartner ? { refresh_token: find('refresh').token } : {}
  return { access_token: find('access').token, ...refresh, member: MEMBER }
}

async function formOf(context: Context): Promise<URLSearchParams> {
  const isForm = (context.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')
  return new URLSearchParams(isForm ? await context.req.text() : '')
}

function isOurApp({ settings }: LabCore, form: URLSearchParams): boolean {
  return form.get('client_id') === settings.clientId && form.get('client_secret') === settings.clientSecret
}

function secondsLeft({ clock }: LabCore, { expiresAt }: TownToken): number {
  return expiresAt === null
    ? 0
    : Math.max(0, Math.floor(Temporal.Instant.from(expiresAt).since(clock.now()).total('seconds')))
}
