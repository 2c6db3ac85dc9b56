import { Rejected, Unavailable } from '../connector.ts'
import { idAt, recordAt, textAt, type Json } from '../kit/json.ts'
import { GRAPH_VERSION } from '../meta/version.ts'
import type { FoundAccount, OAuthReturn, OAuthSignIn, OAuthStart } from '../sign-in.ts'
import { profileUrl } from './account-profile.ts'
import { inspectToken, missingScopesOf, type AppIdentity, type TokenState } from './check-access.ts'
import { NOBODY, type Graph } from './graph.ts'
import { rowPages } from './pages.ts'
import { instagramProfile } from './profile.ts'

type SignInSettings = { readonly graph: Graph; readonly app: AppIdentity; readonly dialogUrl: string }

/**
 * Facebook Login: only by it can comments be removed, people blocked and mentions read (platforms §1b). The person chooses Pages in the
 * dialog; each Page that has a professional account linked to it is one found account. A Page's token does not run out by itself, so there
 * is nothing to renew: when Meta wants the person to confirm again, they sign in again.
 */
export function createSignIn(settings: SignInSettings): OAuthSignIn {
  return {
    kind: 'oauth',
    needsServer: false,
    begin: (input) => Promise.resolve({ url: dialogAddress(settings, input), pending: '' }),
    finish: (input) => finish(settings, input),
  }
}

function dialogAddress({ app, dialogUrl }: SignInSettings, { redirectUri, state }: OAuthStart): string {
  const url = new URL(`${dialogUrl.replace(/\/+$/, '')}/${GRAPH_VERSION}/dialog/oauth`)
  url.searchParams.set('client_id', app.appId)
  url.searchParams.set('redirect_uri', redirectUri)
  url.searchParams.set('state', state)
  url.searchParams.set('response_type', 'code')
  url.searchParams.set('scope', instagramProfile.scopes.join(','))
  return url.href
}

async function finish(settings: SignInSettings, input: OAuthReturn): Promise<readonly FoundAccount[]> {
  const { code, error } = input.query
  if (error !== undefined) throw new Rejected('the person did not let the app in', 'access-denied')
  if (code === undefined || code === '') throw new Rejected('Instagram sent no code back', 'no-code')
  const short = await exchange(settings, { code, redirect_uri: input.redirectUri })
  const userToken = await exchange(settings, { grant_type: 'fb_exchange_token', fb_exchange_token: short })
  const asUser = { accountExternalId: '', token: userToken }
  const state = await inspectToken(settings.graph, asUser, settings.app)
  const found: FoundAccount[] = []
  const fields = 'id,name,access_token,tasks,instagram_business_account{id,username,name}'
  const asked = { path: ['me', 'accounts'], params: { fields, limit: '100' } }
  for await (const pages of rowPages(settings.graph, asUser, asked))
    found.push(...pages.flatMap((page) => accountOf(page, state)))
  return found
}

async function exchange({ graph, app }: SignInSettings, params: Record<string, string>): Promise<string> {
  const own = { client_id: app.appId, client_secret: app.appSecret }
  const answer = await graph.read(NOBODY, { path: ['oauth', 'access_token'], params: { ...own, ...params } })
  const token = textAt(answer, 'access_token')
  if (token === null || token === '') throw new Unavailable('Instagram answered without a token')
  return token
}

function accountOf(page: Json, state: TokenState): readonly FoundAccount[] {
  const account = recordAt(page, 'instagram_business_account')
  const externalId = idAt(account, 'id')
  const token = textAt(page, 'access_token')
  // A Page without an account, or one on which the person may only look.
  if (externalId === null || token === null) return []
  const handle = textAt(account, 'username') ?? ''
  const pageId = idAt(page, 'id')
  const ids = pageId === null ? [externalId] : [externalId, pageId]
  return [
    {
      externalId,
      name: textAt(account, 'name') ?? textAt(page, 'name') ?? handle,
      handle,
      url: handle === '' ? null : profileUrl(handle),
      grant: {
        secret: token,
        expiresAt: null,
        renewableUntil: state.dataAccessEndsAt,
        scopes: state.scopes,
      },
      missingScopes: missingScopesOf(state, ids),
    },
  ]
}
