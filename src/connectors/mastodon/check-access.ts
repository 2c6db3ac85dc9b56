import { AccessRevoked, type Access, type Connector } from '../connector.ts'
import { asRecord, idAt, isTrueAt } from '../kit/json.ts'
import { missingScopes, readSecret } from './account-secret.ts'
import { ownNumber } from './ids.ts'
import type { MastodonCalls } from './mastodon-calls.ts'
import { mastodonProfile } from './profile.ts'

/** The token works, it is this account's, and the account is not suspended. Scopes are those told when it was connected: they cannot change. */
export async function checkAccess(
  calls: MastodonCalls,
  access: Access,
): Promise<Awaited<ReturnType<Connector['checkAccess']>>> {
  try {
    const { scope } = readSecret(access)
    const path = ['api', 'v1', 'accounts', 'verify_credentials']
    const account = asRecord((await calls.send(access, { method: 'GET', path, purpose: 'inbox' })).body)
    const isOurs = idAt(account, 'id') === ownNumber(access)
    return {
      isValid: isOurs && !isTrueAt(account, 'suspended'),
      expiresAt: null,
      missingScopes: missingScopes(mastodonProfile.scopes, scope),
    }
  } catch (error) {
    if (error instanceof AccessRevoked) return { isValid: false, expiresAt: null, missingScopes: [] }
    throw error
  }
}
