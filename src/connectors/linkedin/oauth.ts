import type { Clock } from '#core/clock.ts'
import type { HttpAnswer, HttpClient } from '#core/outgoing/http-client.ts'
import { AccessRevoked, Rejected, Unavailable } from '../connector.ts'
import { asRecord, instantAt, parseJson, textAt, type Json } from '../kit/json.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import { shownWords } from '../kit/answered.ts'
import { failureOf } from './classify-failure.ts'

export type OAuthSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  /** Without `/oauth/v2`. */
  readonly signInUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Access and refresh tokens as LinkedIn hands them out. */
export type TokenAnswer = {
  readonly access: string
  readonly expiresAt: Temporal.Instant | null
  readonly refresh: string | null
  readonly refreshUntil: Temporal.Instant | null
  readonly scopes: readonly string[] | null
}

export function oauthUrl({ signInUrl }: Pick<OAuthSettings, 'signInUrl'>, page: string): string {
  return `${signInUrl.replace(/\/+$/, '')}/oauth/v2/${page}`
}

/** A code or a refresh token for tokens. Throws `AccessRevoked` only when LinkedIn says that the grant is no longer good. */
export async function askForTokens(
  settings: OAuthSettings,
  grant: Readonly<Record<string, string>>,
): Promise<TokenAnswer> {
  const body = await post(settings, 'accessToken', grant)
  const access = textAt(body, 'access_token')
  if (access === null) throw new Unavailable('LinkedIn answered without a token')
  return {
    access,
    expiresAt: afterSeconds(settings, body, 'expires_in'),
    refresh: textAt(body, 'refresh_token'),
    refreshUntil: afterSeconds(settings, body, 'refresh_token_expires_in'),
    scopes: scopesOf(body),
  }
}

export type Inspected = {
  readonly isActive: boolean
  readonly expiresAt: Temporal.Instant | null
  readonly scopes: readonly string[] | null
}

/** What LinkedIn itself knows of a token of this app. */
export async function inspectToken(settings: OAuthSettings, token: string): Promise<Inspected> {
  const body = await post(settings, 'introspectToken', { token })
  return {
    isActive: body['active'] === true,
    expiresAt: instantAt(body, 'expires_at'),
    scopes: scopesOf(body),
  }
}

async function post(
  settings: OAuthSettings,
  page: string,
  params: Readonly<Record<string, string>>,
): Promise<Json> {
  const { http, clientId, clientSecret, clock } = settings
  const form = new URLSearchParams({ ...params, client_id: clientId, client_secret: clientSecret })
  const answer = await http
    .send({
      method: 'POST',
      url: oauthUrl(settings, page),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: form.toString(),
    })
    .catch((error: unknown) => {
      // A token that never arrived can be asked for again.
      throw transportFailure('LinkedIn', error, false)
    })
  const body = jsonOf(answer)
  const secrets = [clientSecret, ...Object.values(params)].filter((one) => one.length > 8)
  const refusal = oauthRefusal(answer.status, asRecord(body), secrets)
  if (refusal !== null) throw refusal
  const failure = failureOf({ ...answer, body }, { isActing: false, now: clock.now(), secrets })
  if (failure !== null) throw failure
  return asRecord(body) ?? {}
}

/** RFC 6749 §5.2; LinkedIn answers `invalid_request` for a refresh token that has run out or was withdrawn. */
function oauthRefusal(status: number, body: Json | null, secrets: readonly string[]): Error | null {
  const error = textAt(body, 'error')
  if (error === null || status < 400 || status >= 500 || status === 429) return null
  const words = shownWords(textAt(body, 'error_description') ?? error, secrets)
  if (error === 'invalid_client' || error === 'unauthorized_client')
    return new Rejected(`LinkedIn does not know the app: ${words}`, 'invalid-app')
  const isGrant = error === 'invalid_grant' || /refresh token|authorization grant|revoked/i.test(words)
  return isGrant
    ? new AccessRevoked(`LinkedIn: ${words}`, 'invalid-grant')
    : new Rejected(`LinkedIn: ${words}`, 'invalid-request')
}

function jsonOf({ bytes }: HttpAnswer): unknown {
  try {
    return parseJson(bytes)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function afterSeconds({ clock }: OAuthSettings, body: Json, key: string): Temporal.Instant | null {
  const seconds = Number(body[key])
  return Number.isSafeInteger(seconds) && seconds > 0 ? clock.now().add({ seconds }) : null
}

/** Comma or space between them, depending on the page that answers. */
function scopesOf(body: Json): readonly string[] | null {
  const scope = textAt(body, 'scope')
  if (scope === null) return null
  return scope.split(/[,\s]+/).filter((one) => one !== '')
}
