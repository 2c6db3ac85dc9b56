import { createHash, randomBytes } from 'node:crypto'
import { Rejected, Unavailable } from '../connector.ts'
import { asRecord, idAt, textAt, type Json } from '../kit/json.ts'
import type { FoundAccount, OAuthReturn, OAuthSignIn, OAuthStart } from '../sign-in.ts'
import { mastodonSecret, missingScopes, readSecret } from './account-secret.ts'
import { idAtServer } from './ids.ts'
import type { Call, MastodonCalls } from './mastodon-calls.ts'
import { mastodonProfile } from './profile.ts'
import { serverAddress } from './server-address.ts'
import { serverDomain } from './server-limits.ts'

export type SignInSettings = {
  /** Where to sign in when no server is given. */
  readonly baseUrl?: string
  /** As shown to whoever signs in. */
  readonly appName?: string
  readonly website?: string
}

type App = { readonly clientId: string; readonly clientSecret: string }
type Pending = App & { readonly server: string; readonly verifier: string }

/** A hundred years: longer is not meant as an end. */
const MOST_SECONDS = 3_155_760_000
const SCOPES = mastodonProfile.scopes.join(' ')

/** OAuth with PKCE at whichever server the account is on. Tokens do not run out, so nothing is renewed (docs: api/oauth-tokens). */
export function createSignIn(calls: MastodonCalls, settings: SignInSettings): OAuthSignIn {
  return {
    kind: 'oauth',
    needsServer: true,
    ...(settings.baseUrl === undefined ? {} : { suggestedServer: settings.baseUrl }),
    begin: async (input) => begin(calls, settings, input),
    finish: async (input) => finish(calls, input),
    revoke: async (secret) => revoke(calls, secret),
  }
}

/** Only the app that a token was given to may take it back; a server that has taken it back already says yes again (docs: methods/oauth). */
async function revoke(calls: MastodonCalls, secret: string): Promise<void> {
  const { server, token, app } = readSecret({ token: secret })
  if (app === null)
    throw new Rejected('Mastodon: it is not known which app the token was given to', 'unknown-app')
  const body = { client_id: app.clientId, client_secret: app.clientSecret, token }
  await quietPost(calls, server, { path: ['oauth', 'revoke'], body })
}

async function begin(calls: MastodonCalls, settings: SignInSettings, input: OAuthStart) {
  const named = input.server?.trim() ?? ''
  const server = serverAddress(named === '' ? (settings.baseUrl ?? '') : named)
  // Anew each time: a server may forget an app that nobody finished signing in with, and would then show a person its own error.
  const app = await register(calls, settings, { server, input })
  const verifier = randomBytes(48).toString('base64url')
  const url = new URL(`${server}/oauth/authorize`)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: input.redirectUri,
    scope: SCOPES,
    state: input.state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    // Else the server hands out whoever the browser is signed in as: one's own account instead of the municipality's.
    force_login: 'true',
  }).toString()
  const pending: Pending = { server, verifier, ...app }
  return { url: url.href, pending: JSON.stringify(pending) }
}

async function register(
  calls: MastodonCalls,
  { appName = 'Torget', website }: SignInSettings,
  { server, input }: { readonly server: string; readonly input: OAuthStart },
): Promise<App> {
  const body = {
    client_name: appName,
    redirect_uris: input.redirectUri,
    scopes: SCOPES,
    ...(website === undefined ? {} : { website }),
  }
  const answer = await quietPost(calls, server, { path: ['api', 'v1', 'apps'], body })
  // A number on some servers.
  const clientId = idAt(answer, 'client_id')
  const clientSecret = textAt(answer, 'client_secret')
  if (clientId === null || clientSecret === null)
    throw new Rejected('Mastodon: the server gave no app; is it a Mastodon server?', 'server-address')
  return { clientId, clientSecret }
}

async function quietPost(
  calls: MastodonCalls,
  server: string,
  call: Pick<Call, 'path' | 'body'>,
): Promise<Json | null> {
  const answer = await calls.ask(server, { ...call, method: 'POST', purpose: 'inbox', isActing: false })
  return asRecord(answer.body)
}

async function finish(calls: MastodonCalls, input: OAuthReturn): Promise<readonly FoundAccount[]> {
  const { code, error } = input.query
  if (error !== undefined) {
    const isNo = error === 'access_denied'
    throw new Rejected(
      `Mastodon: ${isNo ? 'the person said no' : 'the sign-in was not done'}`,
      isNo ? error : 'invalid_request',
    )
  }
  const { server, verifier, clientId, clientSecret } = pendingFrom(input.pending)
  if (code === undefined) throw new Rejected('Mastodon: the server sent no code', 'invalid_request')
  const body = {
    grant_type: 'authorization_code',
    code,
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: input.redirectUri,
    code_verifier: verifier,
  }
  const granted = await quietPost(calls, server, { path: ['oauth', 'token'], body })
  const token = textAt(granted, 'access_token')
  if (token === null) throw new Unavailable('Mastodon: the server answered without a token')
  const scope = textAt(granted, 'scope')
  const secret = mastodonSecret({
    server,
    access_token: token,
    ...(scope === null ? {} : { scope }),
    client_id: clientId,
    client_secret: clientSecret,
  })
  return [
    await foundAccount(calls, { server, token, scope, secret, expiresAt: endOf(granted, calls.clock.now()) }),
  ]
}

type Signed = {
  readonly server: string
  readonly token: string
  readonly scope: string | null
  readonly secret: string
  readonly expiresAt: Temporal.Instant | null
}

async function foundAccount(
  calls: MastodonCalls,
  { server, token, scope, secret, expiresAt }: Signed,
): Promise<FoundAccount> {
  const path = ['api', 'v1', 'accounts', 'verify_credentials']
  const account = asRecord((await calls.ask(server, { method: 'GET', path, token, purpose: 'inbox' })).body)
  const id = idAt(account, 'id')
  if (id === null) throw new Unavailable('Mastodon: the server did not say whose token it is')
  const username = textAt(account, 'username') ?? id
  const name = (textAt(account, 'display_name') ?? '').trim()
  return {
    externalId: idAtServer(id, server),
    name: name === '' ? username : name,
    handle: `@${username}@${await serverDomain(calls, server)}`,
    url: textAt(account, 'url'),
    grant: {
      secret,
      expiresAt,
      renewableUntil: null,
      scopes: scope === null ? null : scope.split(/[\s+]+/).filter((one) => one !== ''),
    },
    missingScopes: missingScopes(mastodonProfile.scopes, scope),
  }
}

/** Mastodon's own tokens do not run out; Pixelfed's and Pleroma's do, after a year or some months. */
function endOf(granted: Json | null, now: Temporal.Instant): Temporal.Instant | null {
  const seconds = Number(granted?.['expires_in'] ?? 0)
  return Number.isSafeInteger(seconds) && seconds > 0 && seconds < MOST_SECONDS ? now.add({ seconds }) : null
}

function pendingFrom(kept: string): Pending {
  const pending = asRecord(JSON.parse(kept))
  const at = (key: string): string => {
    const value = textAt(pending, key)
    if (value === null) throw new Rejected(`Mastodon: the sign-in begun lacks ${key}`, 'invalid_request')
    return value
  }
  return {
    server: at('server'),
    verifier: at('verifier'),
    clientId: at('clientId'),
    clientSecret: at('clientSecret'),
  }
}
