import { AccessRevoked, Rejected, Unavailable, type Access, type Connector } from '../connector.ts'
import type { LinkedinCalls } from './linkedin-calls.ts'
import { inspectToken, type Inspected, type OAuthSettings } from './oauth.ts'
import { linkedinProfile } from './profile.ts'
import { openTokens } from './secret.ts'
import { administeredBy } from './sign-in.ts'
import { accountUrn } from './urns.ts'

type AccessState = Awaited<ReturnType<Connector['checkAccess']>>

const LOST: AccessState = { isValid: false, expiresAt: null, missingScopes: [] }

/**
 * The token works, and the person is still an administrator of the page: LinkedIn ends a page's access with either. With the app's id the
 * token is asked about besides, which tells its end and its scopes. A fault of the network throws; it never counts as lost.
 */
export async function checkAccess(
  calls: LinkedinCalls,
  app: OAuthSettings | null,
  access: Access,
): Promise<AccessState> {
  const roles = await administeredBy(calls, access).catch((error: unknown) => {
    if (error instanceof AccessRevoked) return null
    throw error
  })
  const own = accountUrn(access.accountExternalId)
  if (roles?.some(({ organisation }) => organisation === own) !== true) return LOST
  const inspected = app === null ? null : await inspect(app, access)
  if (inspected === null) return { isValid: true, expiresAt: null, missingScopes: [] }
  const { isActive, expiresAt, scopes } = inspected
  const missingScopes =
    scopes === null ? [] : linkedinProfile.scopes.filter((scope) => !scopes.includes(scope))
  return { isValid: isActive, expiresAt, missingScopes: isActive ? missingScopes : [] }
}

async function inspect(app: OAuthSettings, access: Access): Promise<Inspected> {
  return inspectToken(app, openTokens(access.token).access).catch((error: unknown) => {
    // This is our own app's id or secret being wrong, and says nothing about the page's token.
    if (error instanceof AccessRevoked || error instanceof Rejected)
      throw new Unavailable(`the app's own access failed: ${error.message}`)
    throw error
  })
}
