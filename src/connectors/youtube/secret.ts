import { asRecord, textAt, type Json } from '../kit/json.ts'

/** What is kept sealed for one channel and comes back as `Access.token`. Times are ISO 8601 in UTC. */
export type YoutubeSecret = {
  readonly accessToken: string
  /** Sent the first time a person consents, and not again. */
  readonly refreshToken: string | null
  readonly expiresAt: Temporal.Instant | null
  /** When renewing stops: known only for an app whose consent screen is in testing. */
  readonly renewableUntil: Temporal.Instant | null
  readonly scopes: readonly string[] | null
}

/** By Google's own names, as `grantFor` of the practice square hands them over: `access_token`, `refresh_token`, `expires_at`, `scope`. */
export function youtubeSecret(parts: Readonly<Record<string, string>>): string {
  return writeSecret(fromRecord(parts) ?? bare(''))
}

export function writeSecret(secret: YoutubeSecret): string {
  return JSON.stringify({
    access_token: secret.accessToken,
    refresh_token: secret.refreshToken,
    expires_at: secret.expiresAt?.toString() ?? null,
    renewable_until: secret.renewableUntil?.toString() ?? null,
    scope: secret.scopes?.join(' ') ?? null,
  })
}

/** A text that is not ours is taken as a bare access token. */
export function readSecret(token: string): YoutubeSecret {
  try {
    return fromRecord(asRecord(JSON.parse(token))) ?? bare(token)
  } catch (error) {
    if (error instanceof SyntaxError) return bare(token)
    throw error
  }
}

function fromRecord(record: Json | null): YoutubeSecret | null {
  const accessToken = textAt(record, 'access_token')
  if (accessToken === null) return null
  const refreshToken = textAt(record, 'refresh_token')
  return {
    accessToken,
    refreshToken: refreshToken === '' ? null : refreshToken,
    expiresAt: timeAt(record, 'expires_at'),
    renewableUntil: timeAt(record, 'renewable_until'),
    scopes: scopesIn(textAt(record, 'scope')),
  }
}

export function scopesIn(scope: string | null): readonly string[] | null {
  return scope === null ? null : scope.split(' ').filter((one) => one !== '')
}

function bare(accessToken: string): YoutubeSecret {
  return { accessToken, refreshToken: null, expiresAt: null, renewableUntil: null, scopes: null }
}

function timeAt(record: Json | null, key: string): Temporal.Instant | null {
  const text = textAt(record, key)
  try {
    return text === null || text === '' ? null : Temporal.Instant.from(text)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
