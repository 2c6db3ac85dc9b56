import { AccessRevoked, Rejected, type Access } from '../connector.ts'
import { asRecord, idAt, textAt, type Json } from '../kit/json.ts'
import type { FoundAccount, Grant, OAuthSignIn } from '../sign-in.ts'
import type { LinkedinCalls } from './linkedin-calls.ts'
import { askForTokens, oauthUrl, type OAuthSettings, type TokenAnswer } from './oauth.ts'
import { elementsOf, nextStart } from './paging.ts'
import { organisationPath } from './people.ts'
import { linkedinProfile } from './profile.ts'
import { openTokens, sealTokens } from './secret.ts'

const PER_PAGE = 100
const MOST_PAGES_OF_ROLES = 5

/** LinkedIn has no PKCE for apps with a secret; `state` alone ties the answer to the question. */
export function createSignIn(calls: LinkedinCalls, app: OAuthSettings | null): OAuthSignIn {
  const known = (): OAuthSettings => {
    if (app === null) throw new Rejected('LinkedIn: the app has no client id or secret here', 'no-app')
    return app
  }
  return {
    kind: 'oauth',
    needsServer: false,

    begin({ redirectUri, state }) {
      const settings = known()
      const params = new URLSearchParams({
        response_type: 'code',
        client_id: settings.clientId,
        redirect_uri: redirectUri,
        state,
        scope: linkedinProfile.scopes.join(' '),
      })
      return Promise.resolve({ url: `${oauthUrl(settings, 'authorization')}?${params}`, pending: '' })
    },

    async finish({ redirectUri, query }) {
      const settings = known()
      if (query['error'] !== undefined) throw refusedBy(query['error'])
      const code = query['code'] ?? ''
      if (code === '') throw new Rejected('LinkedIn sent the person back without a code', 'no-code')
      const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
      const tokens = await askForTokens(settings, grant).catch((error: unknown) => {
        // Nothing is connected yet that could be lost: the code was too old, or used before.
        const isCodeRefused =
          error instanceof AccessRevoked || (error instanceof Rejected && error.code === 'invalid-request')
        if (isCodeRefused) throw new Rejected(error.message, 'code-expired')
        throw error
      })
      return findOrganisations(calls, tokens)
    },

    async renew(secret) {
      const settings = known()
      const old = openTokens(secret)
      if (old.refresh === null)
        throw new Rejected('LinkedIn gave this app no right to renew: connect again', 'cannot-renew')
      const grant = { grant_type: 'refresh_token', refresh_token: old.refresh }
      const tokens = await askForTokens(settings, grant)
      return grantOf({
        ...tokens,
        refresh: tokens.refresh ?? old.refresh,
        refreshUntil: tokens.refreshUntil ?? old.renewableUntil,
        memberUrn: old.memberUrn,
      })
    },
  }
}

function refusedBy(error: string): Rejected {
  const saidNo = error === 'user_cancelled_login' || error === 'user_cancelled_authorize'
  if (saidNo || error === 'access_denied')
    return new Rejected('the person did not consent', 'consent-refused')
  return new Rejected(`LinkedIn stopped the sign-in: ${error.slice(0, 80)}`, 'sign-in-refused')
}

/**
 * Renewing never moves the end of the consent: LinkedIn counts the year from the first one. Without a refresh token the consent ends with
 * the access token.
 */
function grantOf(tokens: TokenAnswer & { readonly memberUrn: string | null }): Grant {
  const renewableUntil = tokens.refresh === null ? tokens.expiresAt : tokens.refreshUntil
  const { access, refresh, memberUrn, expiresAt, scopes } = tokens
  return {
    secret: sealTokens({ access, refresh, renewableUntil, memberUrn }),
    expiresAt,
    renewableUntil,
    scopes,
  }
}

/** The pages where the person is an administrator: the one role that may do all that is done here. */
async function findOrganisations(
  calls: LinkedinCalls,
  tokens: TokenAnswer,
): Promise<readonly FoundAccount[]> {
  const roles = await administeredBy(calls, { accountExternalId: '', token: tokens.access })
  const missingScopes =
    tokens.scopes === null ? [] : linkedinProfile.scopes.filter((scope) => !tokens.scopes?.includes(scope))
  const found: FoundAccount[] = []
  for (const { organisation, memberUrn } of roles) {
    const access = { accountExternalId: organisation, token: tokens.access }
    const json = await describe(calls, access)
    const handle = textAt(json, 'vanityName') ?? ''
    found.push({
      externalId: organisation,
      name: textAt(json, 'localizedName') ?? organisation,
      handle,
      url: companyUrl(organisation, handle),
      grant: grantOf({ ...tokens, memberUrn }),
      missingScopes,
    })
  }
  return found
}

/** One page that may not be looked at does not keep the person from choosing another. */
async function describe(calls: LinkedinCalls, access: Access): Promise<Json> {
  try {
    const path = organisationPath(access.accountExternalId)
    return (await calls.read(access, { path, purpose: 'inbox' })).json
  } catch (error) {
    if (error instanceof Rejected) return {}
    throw error
  }
}

export function companyUrl(organisation: string, handle: string): string | null {
  if (handle === '') return null
  const kind = organisation.includes('organizationBrand') ? 'showcase' : 'company'
  return `https://www.linkedin.com/${kind}/${encodeURIComponent(handle)}/`
}

type Role = { readonly organisation: string; readonly memberUrn: string | null }

export async function administeredBy(calls: LinkedinCalls, access: Access): Promise<readonly Role[]> {
  const roles = new Map<string, Role>()
  let start: number | null = 0
  for (let pages = 0; start !== null && pages < MOST_PAGES_OF_ROLES; pages += 1) {
    const asked: { start: number; count: number } = { start, count: PER_PAGE }
    const query = { q: 'roleAssignee', role: 'ADMINISTRATOR', state: 'APPROVED', ...asked }
    const call = { path: ['organizationAcls'], query, restliMethod: 'FINDER', purpose: 'inbox' } as const
    const { json } = await calls.read(access, call)
    for (const row of elementsOf(json).map(asRecord)) {
      const organisation = idAt(row, 'organization') ?? idAt(row, 'organizationTarget')
      if (organisation !== null && isInForce(row))
        roles.set(organisation, { organisation, memberUrn: idAt(row, 'roleAssignee') })
    }
    start = nextStart(json, asked)
  }
  return [...roles.values()]
}

function isInForce(row: Readonly<Record<string, unknown>> | null): boolean {
  return (
    (textAt(row, 'state') ?? 'APPROVED') === 'APPROVED' &&
    (textAt(row, 'role') ?? 'ADMINISTRATOR') === 'ADMINISTRATOR'
  )
}
