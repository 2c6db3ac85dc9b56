import { asRecord, textAt } from '../kit/json.ts'

/** What a connection consists of. Everybody else keeps it as one sealed text and hands it back as `Access.token`. */
export type LinkedinTokens = {
  readonly access: string
  /** Only approved partners are given one. */
  readonly refresh: string | null
  /** When the consent ends: renewing never moves it. */
  readonly renewableUntil: Temporal.Instant | null
  /** Who consented; the daily calls are counted by person. */
  readonly memberUrn: string | null
}

export function sealTokens({ access, refresh, renewableUntil, memberUrn }: LinkedinTokens): string {
  if (refresh === null && renewableUntil === null && memberUrn === null) return access
  return JSON.stringify({ access, refresh, until: renewableUntil?.toString() ?? null, member: memberUrn })
}

/** A bare access token, as made in the developer portal, will do too. */
export function openTokens(secret: string): LinkedinTokens {
  const parts = secret.startsWith('{') ? parsed(secret) : null
  const access = textAt(parts, 'access')
  if (access === null) return { access: secret, refresh: null, renewableUntil: null, memberUrn: null }
  const until = textAt(parts, 'until')
  return {
    access,
    refresh: textAt(parts, 'refresh'),
    renewableUntil: until === null ? null : Temporal.Instant.from(until),
    memberUrn: textAt(parts, 'member'),
  }
}

/** From what a finished sign-in gives: `access_token`, and `refresh_token` where there is one. */
export function linkedinSecret(parts: Readonly<Record<string, string | undefined>>): string {
  const access = parts['access_token']
  if (access === undefined) throw new TypeError('a LinkedIn connection needs an access_token')
  return sealTokens({
    access,
    refresh: parts['refresh_token'] ?? null,
    renewableUntil: null,
    memberUrn: parts['member'] ?? null,
  })
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return asRecord(JSON.parse(text))
  } catch {
    return null
  }
}
