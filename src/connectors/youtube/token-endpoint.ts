import type { Clock } from '#core/clock.ts'
import type { HttpAnswer, HttpClient } from '#core/outgoing/http-client.ts'
import { AccessRevoked, RateLimited, Rejected, Unavailable } from '../connector.ts'
import { asRecord, parseJson, textAt, type Json } from '../kit/json.ts'
import { transportFailure } from '../kit/transport-failure.ts'
import { afterSeconds, secondsTold } from '../kit/retry-after.ts'
import { scopesIn, type YoutubeSecret } from './secret.ts'

export type TokenSettings = {
  readonly http: HttpClient
  readonly clock: Clock
  readonly tokenUrl: string
  readonly revokeUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

const SHORT_WAIT_S = 60
/** What Google answers when the settings of this installation are wrong, whoever the person is. */
const OUR_FAULTS = new Set([
  'invalid_client',
  'unauthorized_client',
  'redirect_uri_mismatch',
  'invalid_request',
])

/** Exchanges the code of a finished sign-in. Throws `Rejected` when it is spent, made for another address, or not ours. */
export async function exchangeCode(
  settings: TokenSettings,
  { code, verifier, redirectUri }: { code: string; verifier: string; redirectUri: string },
): Promise<YoutubeSecret> {
  const answer = await ask(settings, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  })
  if (answer.error !== null) throw new Rejected(`Google refused the sign-in (${answer.error})`, answer.error)
  return secretIn(answer.body, settings.clock.now(), null)
}

/** A new access token. What Google leaves out stays as it was: the refresh token comes only the first time. */
export async function refreshSecret(settings: TokenSettings, old: YoutubeSecret): Promise<YoutubeSecret> {
  const now = settings.clock.now()
  if (old.refreshToken === null)
    throw new AccessRevoked(
      'YouTube: the access has run out and there is nothing to renew it with',
      'expired',
      'expired',
    )
  const answer = await ask(settings, { grant_type: 'refresh_token', refresh_token: old.refreshToken })
  if (answer.error === 'invalid_grant') {
    const hasRunOut = old.renewableUntil !== null && Temporal.Instant.compare(old.renewableUntil, now) <= 0
    const loss = hasRunOut ? 'expired' : 'withdrawn'
    throw new AccessRevoked(`Google no longer renews the access (invalid_grant)`, 'invalid_grant', loss)
  }
  if (answer.error !== null) throw new Rejected(`Google refused to renew (${answer.error})`, answer.error)
  return secretIn(answer.body, now, old)
}

/** Google takes back everything that this person has let this client do with the channel, the refresh token with it. */
export async function revokeSecret(settings: TokenSettings, secret: YoutubeSecret): Promise<void> {
  const body = new URLSearchParams({ token: secret.refreshToken ?? secret.accessToken }).toString()
  const answer = await post(settings, settings.revokeUrl, body)
  const error = textAt(jsonOrNull(answer.bytes), 'error')
  // what Google no longer knows cannot be used either
  if (answer.status === 200 || error === 'invalid_token') return
  if (answer.status === 429) throw waitIn(settings, answer)
  if (answer.status >= 400 && answer.status < 500 && error !== null)
    throw new Rejected(`Google refused to take the access back (${error})`, error)
  throw new Unavailable(`Google answered ${answer.status} when asked to take the access back`)
}

type TokenAnswer = { readonly error: string | null; readonly body: Json | null }

async function ask(settings: TokenSettings, params: Readonly<Record<string, string>>): Promise<TokenAnswer> {
  const { clientId, clientSecret } = settings
  const body = new URLSearchParams({ ...params, client_id: clientId, client_secret: clientSecret }).toString()
  const answer = await post(settings, settings.tokenUrl, body)
  const json = jsonOrNull(answer.bytes)
  const error = textAt(json, 'error')
  const { status } = answer
  if (status === 200 && textAt(json, 'access_token') !== null) return { error: null, body: json }
  if (status === 429 || error === 'rate_limit_exceeded') throw waitIn(settings, answer)
  if (error === null || status >= 500 || status < 400)
    throw new Unavailable(`Google answered ${status} when asked for access`)
  if (OUR_FAULTS.has(error))
    throw new Rejected(`Google does not accept this installation’s client (${error})`, error)
  return { error, body: json }
}

function post({ http }: TokenSettings, url: string, body: string): Promise<HttpAnswer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  return http.send({ method: 'POST', url, headers, body }).catch((error: unknown) => {
    // Nobody sees a token being fetched or taken back: it may be asked for again.
    throw transportFailure('Google', error, false)
  })
}

function waitIn({ clock }: TokenSettings, { headers }: HttpAnswer): RateLimited {
  const retryAt = afterSeconds(secondsTold(headers['retry-after'], clock.now()) ?? SHORT_WAIT_S, clock.now())
  return new RateLimited('Google asks us to wait before the next call about access', retryAt)
}

function secretIn(body: Json | null, now: Temporal.Instant, old: YoutubeSecret | null): YoutubeSecret {
  const renewableFor = secondsAt(body, 'refresh_token_expires_in')
  const expiresIn = secondsAt(body, 'expires_in')
  return {
    accessToken: textAt(body, 'access_token') ?? '',
    refreshToken: textAt(body, 'refresh_token') ?? old?.refreshToken ?? null,
    expiresAt: expiresIn === null ? null : now.add({ seconds: expiresIn }),
    renewableUntil:
      renewableFor === null ? (old?.renewableUntil ?? null) : now.add({ seconds: renewableFor }),
    scopes: scopesIn(textAt(body, 'scope')) ?? old?.scopes ?? null,
  }
}

function secondsAt(body: Json | null, key: string): number | null {
  const value = Number(body?.[key])
  return Number.isFinite(value) && value > 0 ? Math.trunc(value) : null
}

function jsonOrNull(bytes: Uint8Array): Json | null {
  try {
    return asRecord(parseJson(bytes))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
