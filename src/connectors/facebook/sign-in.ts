import { Rejected, Unavailable, type Access } from '../connector.ts'
import { idAt, listAt, recordAt, textAt, type Json } from '../kit/json.ts'
import type { GraphCalls, Params } from '../meta/graph-calls.ts'
import { GRAPH_VERSION } from '../meta/version.ts'
import type { FoundAccount, OAuthReturn, OAuthSignIn } from '../sign-in.ts'
import { expiryAt, isGranted, type AppIdentity } from './check-access.ts'
import { listPages } from './list-pages.ts'
import { facebookProfile } from './profile.ts'
import { webUrl } from '../kit/web-url.ts'

type Parts = {
  readonly calls: GraphCalls
  readonly app: AppIdentity
  /** Where the person signs in: `https://www.facebook.com`. */
  readonly loginUrl: string
}

/** A person who has more pages than this signs in with fewer of them chosen. */
const MOST_LISTS = 20
const PAGE_FIELDS = 'id,name,username,link,access_token'

/**
 * Facebook Login with a state. Meta offers PKCE only for its identity tokens, not for these; the code is of no use without the app's secret.
 * The person's token is exchanged for a long-lived one, because the pages' tokens made of it do not run out by themselves.
 */
export function facebookSignIn({ calls, app, loginUrl }: Parts): OAuthSignIn {
  const exchange = (params: Params) =>
    calls.read({ accountExternalId: '', token: '' }, ['oauth', 'access_token'], {
      client_id: app.appId,
      client_secret: app.appSecret,
      ...params,
    })
  return {
    kind: 'oauth',
    needsServer: false,
    begin({ redirectUri, state }) {
      const query = new URLSearchParams({
        client_id: app.appId,
        redirect_uri: redirectUri,
        state,
        response_type: 'code',
        scope: facebookProfile.scopes.join(','),
        // Without it Facebook does not ask again for what the person once said no to.
        auth_type: 'rerequest',
      })
      const url = `${loginUrl.replace(/\/+$/, '')}/${GRAPH_VERSION}/dialog/oauth?${query.toString()}`
      return Promise.resolve({ url, pending: 'facebook' })
    },
    async finish(answer) {
      const code = codeOf(answer)
      const short = await exchange({ redirect_uri: answer.redirectUri, code })
      const long = await exchange({
        grant_type: 'fb_exchange_token',
        fb_exchange_token: tokenIn(short),
      })
      return pagesOf(calls, app, tokenIn(long))
    },
  }
}

function codeOf({ query }: OAuthReturn): string {
  const refusal = query['error_reason'] ?? query['error']
  if (refusal !== undefined) {
    const code = query['error'] === 'access_denied' ? 'access_denied' : 'sign-in-failed'
    throw new Rejected(`Facebook: the sign-in came to nothing (${refusal.slice(0, 60)})`, code)
  }
  const code = query['code'] ?? ''
  if (code === '') throw new Rejected('Facebook sent the person back without a code', 'sign-in-failed')
  return code
}

function tokenIn(answer: Json): string {
  const token = textAt(answer, 'access_token')
  if (token === null || token === '') throw new Unavailable('Facebook answered without a token')
  return token
}

async function pagesOf(
  calls: GraphCalls,
  app: AppIdentity,
  userToken: string,
): Promise<readonly FoundAccount[]> {
  const asUser: Access = { accountExternalId: '', token: userToken }
  const asApp: Access = { accountExternalId: '', token: `${app.appId}|${app.appSecret}` }
  const inspected = await calls.read(asApp, ['debug_token'], { input_token: userToken })
  const about = recordAt(inspected, 'data')
  const found: FoundAccount[] = []
  const asked = { params: { fields: PAGE_FIELDS }, mostPages: MOST_LISTS }
  for await (const rows of listPages(calls, asUser, ['me', 'accounts'], asked)) {
    found.push(...rows.flatMap((row) => accountOf(row, about)))
  }
  return found
}

/** A page that the person has no role on comes without a token, and nothing can be done for it. */
function accountOf(row: Json, about: Json | null): readonly FoundAccount[] {
  const externalId = idAt(row, 'id')
  const secret = textAt(row, 'access_token')
  if (externalId === null || secret === null || secret === '') return []
  const scopes = listAt(about, 'scopes').filter((scope) => typeof scope === 'string')
  return [
    {
      externalId,
      name: textAt(row, 'name') ?? externalId,
      handle: textAt(row, 'username') ?? externalId,
      url: webUrl(row['link']),
      grant: { secret, expiresAt: null, renewableUntil: expiryAt(about, 'data_access_expires_at'), scopes },
      missingScopes: facebookProfile.scopes.filter((scope) => !isGranted(about, scope, externalId)),
    },
  ]
}
