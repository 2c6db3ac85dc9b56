import { AccessRevoked, Rejected, Unavailable, type Access, type Connector } from '../connector.ts'
import type { GraphCalls } from '../meta/graph-calls.ts'
import { asRecord, idAt, instantAt, isTrueAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { facebookProfile } from './profile.ts'

type AccessState = Awaited<ReturnType<Connector['checkAccess']>>

export type AppIdentity = { readonly appId: string; readonly appSecret: string }

/**
 * With the app's id known, `/debug_token` tells expiry and granted scopes. Without it a page token can only show that it works: expiry is
 * then null and no scope is reported missing. A fault of the network throws; it never counts as revoked.
 */
export async function checkAccess(
  calls: GraphCalls,
  access: Access,
  app: AppIdentity | null,
): Promise<AccessState> {
  return app === null ? isAlive(calls, access) : inspect(calls, access, app)
}

async function isAlive(calls: GraphCalls, access: Access): Promise<AccessState> {
  try {
    await calls.read(access, [access.accountExternalId], { fields: 'id,name' })
    return { isValid: true, expiresAt: null, missingScopes: [] }
  } catch (error) {
    const isLost = error instanceof AccessRevoked || (error instanceof Rejected && error.isGone)
    if (isLost) return { isValid: false, expiresAt: null, missingScopes: [] }
    throw error
  }
}

async function inspect(calls: GraphCalls, access: Access, app: AppIdentity): Promise<AccessState> {
  const asApp = { accountExternalId: access.accountExternalId, token: `${app.appId}|${app.appSecret}` }
  const answer = await calls
    .read(asApp, ['debug_token'], { input_token: access.token })
    .catch((error: unknown) => {
      // This is our own app's id or secret being wrong, and says nothing about the page's token.
      if (error instanceof AccessRevoked)
        throw new Unavailable(`the app's own access failed: ${error.message}`)
      throw error
    })
  const token = recordAt(answer, 'data')
  const isOurs = idAt(token, 'app_id') === app.appId
  return {
    isValid: isTrueAt(token, 'is_valid') && isOurs,
    expiresAt: earlier(expiryAt(token, 'expires_at'), expiryAt(token, 'data_access_expires_at')),
    missingScopes: isTrueAt(token, 'is_valid')
      ? facebookProfile.scopes.filter((scope) => !isGranted(token, scope, access.accountExternalId))
      : [],
  }
}

/** 0 means that it does not expire. */
export function expiryAt(token: Json | null, key: string): Temporal.Instant | null {
  return token?.[key] === 0 ? null : instantAt(token, key)
}

function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (a === null || b === null) return a ?? b
  return Temporal.Instant.compare(a, b) < 0 ? a : b
}

/** A scope may be granted for some pages only; then it names them. */
export function isGranted(token: Json | null, scope: string, pageId: string): boolean {
  if (!listAt(token, 'scopes').includes(scope)) return false
  const granular = listAt(token, 'granular_scopes')
    .map(asRecord)
    .find((entry) => textAt(entry, 'scope') === scope)
  const targets = listAt(granular ?? null, 'target_ids')
  return targets.length === 0 || targets.map(String).includes(pageId)
}
