import { createHash, randomBytes } from 'node:crypto'
import { Rejected, type Access } from '../connector.ts'
import type { FoundAccount, Grant, OAuthSignIn } from '../sign-in.ts'
import { asRecord, idAt, recordAt, textAt } from '../kit/json.ts'
import { channelUrl } from './addresses.ts'
import { missingIn } from './check-access.ts'
import { youtubeProfile } from './profile.ts'
import { itemsOf } from './read-objects.ts'
import { readSecret, writeSecret, type YoutubeSecret } from './secret.ts'
import { exchangeCode, refreshSecret, revokeSecret, type TokenSettings } from './token-endpoint.ts'
import type { YoutubeCalls } from './youtube-calls.ts'

const VERIFIER_BYTES = 48

/**
 * Sign-in with Google: code with PKCE, asked so that a refresh token comes every time (`access_type=offline`, `prompt=consent`). Whoever
 * signs in picks the channel on Google's page; the access then belongs to that one channel.
 */
export function createSignIn(
  calls: YoutubeCalls,
  settings: TokenSettings,
): OAuthSignIn & { readonly renew: (secret: string) => Promise<Grant> } {
  return {
    kind: 'oauth',
    needsServer: false,

    begin({ redirectUri, state }) {
      const verifier = randomBytes(VERIFIER_BYTES).toString('base64url')
      const params = new URLSearchParams({
        client_id: settings.clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: youtubeProfile.scopes.join(' '),
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        access_type: 'offline',
        prompt: 'consent',
      })
      const url = `${calls.settings.addresses.consent}?${params.toString()}`
      return Promise.resolve({ url, pending: JSON.stringify({ verifier }) })
    },

    async finish({ redirectUri, pending, query }) {
      const { error, code } = query
      if (error !== undefined) throw new Rejected(`Google answered ${error}`, error)
      const verifier = textAt(asRecord(JSON.parse(pending)), 'verifier')
      if (code === undefined || verifier === null)
        throw new Rejected('Google sent nobody back with a code', 'missing-code')
      const secret = await exchangeCode(settings, { code, verifier, redirectUri })
      return findChannels(calls, secret)
    },

    async renew(secret) {
      return toGrant(await refreshSecret(settings, readSecret(secret)))
    },

    revoke: (secret) => revokeSecret(settings, readSecret(secret)),
  }
}

async function findChannels(calls: YoutubeCalls, secret: YoutubeSecret): Promise<readonly FoundAccount[]> {
  if (secret.refreshToken === null)
    throw new Rejected('Google gave an access that ends within the hour', 'no-refresh-token')
  const missingScopes = missingIn(secret.scopes)
  const [needed] = youtubeProfile.scopes
  if (missingScopes.includes(needed))
    throw new Rejected('The permission to read the channel was not ticked', 'insufficientPermissions')
  const access: Access = { accountExternalId: '', token: writeSecret(secret) }
  const params = { part: 'snippet', mine: 'true', maxResults: '50' }
  const { json } = await calls.read(access, { method: 'channels.list', params, purpose: 'inbox' })
  const found = itemsOf(json).flatMap((channel): readonly FoundAccount[] => {
    const externalId = idAt(channel, 'id')
    if (externalId === null) return []
    const snippet = recordAt(channel, 'snippet')
    const handle = textAt(snippet, 'customUrl') ?? ''
    const name = textAt(snippet, 'title') ?? handle
    return [
      {
        externalId,
        name,
        handle,
        url: channelUrl(externalId, handle),
        grant: toGrant(secret),
        missingScopes,
      },
    ]
  })
  if (found.length === 0) throw new Rejected('There is no channel behind this sign-in', 'no-channel')
  return found
}

function toGrant(secret: YoutubeSecret): Grant {
  const { expiresAt, renewableUntil, scopes } = secret
  return { secret: writeSecret(secret), expiresAt, renewableUntil, scopes }
}
