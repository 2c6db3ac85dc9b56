import { AccessRevoked, Rejected, Unavailable, type Access, type Connector } from '../connector.ts'
import { asRecord, idAt, instantAt, isTrueAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { Graph } from './graph.ts'
import { instagramProfile } from './profile.ts'

type AccessState = Awaited<ReturnType<Connector['checkAccess']>>

export type AppIdentity = { readonly appId: string; readonly appSecret: string }

/**
 * With the app's id known, `/debug_token` tells expiry and granted scopes. The account itself is read too: its link to the Page may have
 * been cut while the Page's token works on. A fault of the network throws; it never counts as revoked.
 */
export async function checkAccess(
  graph: Graph,
  access: Access,
  app: AppIdentity | null,
): Promise<AccessState> {
  const told = app === null ? null : await inspectToken(graph, access, app)
  if (told?.isValid === false) return { isValid: false, expiresAt: told.expiresAt, missingScopes: [] }
  const isValid = await isReachable(graph, access)
  const missingScopes = told === null ? [] : missingScopesOf(told, [access.accountExternalId])
  return { isValid, expiresAt: told?.expiresAt ?? null, missingScopes: isValid ? missingScopes : [] }
}

async function isReachable(graph: Graph, access: Access): Promise<boolean> {
  try {
    await graph.read(access, { path: [access.accountExternalId], params: { fields: 'id' } })
    return true
  } catch (error) {
    if (error instanceof AccessRevoked || (error instanceof Rejected && error.isGone)) return false
    // A missing permission is told of as such, by the scopes.
    if (error instanceof Rejected) return true
    throw error
  }
}

export type TokenState = {
  readonly isValid: boolean
  readonly expiresAt: Temporal.Instant | null
  /** When Meta wants a person to confirm again that the app may read. */
  readonly dataAccessEndsAt: Temporal.Instant | null
  readonly scopes: readonly string[]
  readonly granular: readonly Json[]
}

export async function inspectToken(graph: Graph, access: Access, app: AppIdentity): Promise<TokenState> {
  const asApp = { accountExternalId: access.accountExternalId, token: `${app.appId}|${app.appSecret}` }
  const asked = { path: ['debug_token'], params: { input_token: access.token } }
  const answer = await graph.read(asApp, asked).catch((error: unknown) => {
    // This is our own app's id or secret being wrong, and says nothing about the account's token.
    if (error instanceof AccessRevoked) throw new Unavailable(`the app's own access failed: ${error.message}`)
    throw error
  })
  const token = recordAt(answer, 'data')
  const dataAccessEndsAt = expiryAt(token, 'data_access_expires_at')
  return {
    isValid: isTrueAt(token, 'is_valid') && idAt(token, 'app_id') === app.appId,
    expiresAt: earlier(expiryAt(token, 'expires_at'), dataAccessEndsAt),
    dataAccessEndsAt,
    scopes: listAt(token, 'scopes').filter((scope) => typeof scope === 'string'),
    granular: listAt(token, 'granular_scopes')
      .map(asRecord)
      .filter((entry) => entry !== null),
  }
}

/** 0 means that it does not expire. */
function expiryAt(token: Json | null, key: string): Temporal.Instant | null {
  return token?.[key] === 0 ? null : instantAt(token, key)
}

function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (a === null || b === null) return a ?? b
  return Temporal.Instant.compare(a, b) < 0 ? a : b
}

/**
 * A scope may be granted for some Pages or accounts only; then it names them. Scopes for Pages name the Page and those for Instagram the
 * account, so without the Page's id only the latter can be told.
 */
export function missingScopesOf(token: TokenState, ids: readonly string[]): readonly string[] {
  return instagramProfile.scopes.filter((scope) => {
    if (!token.scopes.includes(scope)) return true
    const granted = token.granular.find((entry) => textAt(entry, 'scope') === scope) ?? null
    const targets = listAt(granted, 'target_ids').map(String)
    const isTold = scope.startsWith('instagram_') || ids.length > 1
    return isTold && targets.length > 0 && !ids.some((id) => targets.includes(id))
  })
}
