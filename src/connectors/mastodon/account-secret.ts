import { AccessRevoked, type Access } from '../connector.ts'
import { asRecord, textAt, type Json } from '../kit/json.ts'

/** What `Access.token` holds: a token is worth nothing without the server that gave it. */
export type AccountSecret = {
  /** The server's address without a slash at the end. */
  readonly server: string
  readonly token: string
  /** As granted, divided by spaces; null: the server did not tell. */
  readonly scope: string | null
  /** The app that the token was given to; null for a token that was not signed in for here. */
  readonly app: { readonly clientId: string; readonly clientSecret: string } | null
}

/** Builds `Access.token` from what a finished sign-in gave, by the network's own names: `server`, `access_token`, `scope`. */
export function mastodonSecret(parts: Readonly<Record<string, string>>): string {
  const { server, access_token: token, scope, client_id: clientId, client_secret: clientSecret } = parts
  return JSON.stringify({ server, token, scope, clientId, clientSecret })
}

/** Throws `AccessRevoked`: what is kept is no secret of ours, and only a new sign-in helps. */
export function readSecret(access: Access | Pick<Access, 'token'>): AccountSecret {
  const secret = parsed(access.token)
  const server = textAt(secret, 'server')
  const token = textAt(secret, 'token')
  if (server === null || token === null)
    throw new AccessRevoked('Mastodon: what is kept for this account is not complete', 'token-invalid')
  const clientId = textAt(secret, 'clientId')
  const clientSecret = textAt(secret, 'clientSecret')
  const app = clientId === null || clientSecret === null ? null : { clientId, clientSecret }
  return { server: server.replace(/\/+$/, ''), token, scope: textAt(secret, 'scope'), app }
}

function parsed(token: string): Json | null {
  try {
    return asRecord(JSON.parse(token))
  } catch {
    return null
  }
}

/** Scopes are a tree: `read` holds `read:accounts`. */
export function missingScopes(needed: readonly string[], granted: string | null): readonly string[] {
  if (granted === null) return []
  const has = new Set(granted.split(/[\s+]+/))
  return needed.filter((scope) => !has.has(scope) && !has.has(scope.split(':')[0] ?? scope))
}
