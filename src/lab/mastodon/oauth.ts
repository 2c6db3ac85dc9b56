import { createHash, randomBytes } from 'node:crypto'
import type { TownToken } from '../town/state.ts'
import { nowIso } from '../town/town-core.ts'
import type { Town } from '../town/town.ts'
import { ok, textIn, type LabCall, type Outcome } from './lab-call.ts'
import { invalid, MastodonProblem } from './problem.ts'

const ALL_SCOPES: readonly string[] = [
  'read',
  'write',
  'follow',
  'push',
  'profile',
  ...['accounts', 'blocks', 'notifications', 'search', 'statuses', 'mutes'].map((one) => `read:${one}`),
  ...['accounts', 'blocks', 'conversations', 'media', 'mutes', 'notifications', 'reports', 'statuses'].map(
    (one) => `write:${one}`,
  ),
]
/** What a finished sign-in of the practice square grants. */
const USUAL_SCOPES = 'read write'
const CODE_MINUTES = 10
/** Whose tokens the practice square hands out itself. */
export const PRACTICE_APP = 'practice-square'

type App = {
  readonly secret: string
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly scopes: readonly string[]
}

function appsIn({ state }: Town): Record<string, App> {
  state.extra['apps'] ??= {}
  return state.extra['apps'] as Record<string, App>
}

const random = (): string => randomBytes(32).toString('base64url')

export function createApp({ lab, body }: LabCall): Outcome {
  const given = body['redirect_uris']
  const redirectUris = (Array.isArray(given) ? given : String(given).split('\n')).map(String)
  const isAbsolute = (uri: string) => URL.canParse(uri) || uri === 'urn:ietf:wg:oauth:2.0:oob'
  if (!redirectUris.every(isAbsolute)) throw invalid('Redirect URI must be an absolute URI.')
  const scopes = (textIn(body, 'scopes') ?? 'read').split(' ')
  if (!scopes.every((scope) => ALL_SCOPES.includes(scope)))
    throw invalid("Scopes doesn't match configured on the server.")
  const name = textIn(body, 'client_name') ?? ''
  const clientId = random()
  const app = { secret: random(), name, redirectUris, scopes }
  appsIn(lab.town)[clientId] = app
  lab.town.core.changed()
  return ok({
    id: String(Object.keys(appsIn(lab.town)).length),
    name,
    website: textIn(body, 'website'),
    scopes,
    redirect_uri: redirectUris.join('\n'),
    redirect_uris: redirectUris,
    client_id: clientId,
    client_secret: app.secret,
    client_secret_expires_at: 0,
  })
}

export type Wish = {
  readonly app: App
  readonly clientId: string
  readonly redirectUri: string
  readonly scope: string
  readonly state: string | null
  readonly challenge: string | null
}

/** What a client asks a person to allow; throws as the server refuses. `at` reads the parameters, wherever they stand. */
export function wishFrom({ lab, note }: LabCall, at: (name: string) => string | null): Wish {
  const clientId = at('client_id') ?? ''
  const app = appsIn(lab.town)[clientId]
  if (app === undefined)
    throw new MastodonProblem(401, 'Client authentication failed due to unknown client.', 'invalid_client')
  const redirectUri = at('redirect_uri') ?? ''
  if (!app.redirectUris.includes(redirectUri))
    throw new MastodonProblem(
      400,
      'The requested redirect uri is malformed or does not match.',
      'invalid_redirect_uri',
    )
  const scope = at('scope') ?? 'read'
  if (!scope.split(' ').every((one) => app.scopes.includes(one)))
    throw new MastodonProblem(400, 'The requested scope is invalid, unknown, or malformed.', 'invalid_scope')
  const challenge = at('code_challenge')
  if (challenge === null) note('no-pkce', 'the sign-in is not bound to whoever began it')
  return { app, clientId, redirectUri, scope, state: at('state'), challenge }
}

export function issueCode(town: Town, wish: Wish, accountId: string): string {
  const now = town.core.clock.now()
  const code = random()
  const { clientId, redirectUri, challenge } = wish
  keep(town, {
    token: code,
    kind: 'code',
    accountIds: [accountId],
    scopes: wish.scope.split(' '),
    expiresAt: now.add({ minutes: CODE_MINUTES }).toString(),
    extra: { clientId, redirectUri, challenge },
  })
  return code
}

function keep(town: Town, token: Omit<TownToken, 'issuedAt' | 'revokedAs'>): void {
  town.state.tokens.push({ ...token, issuedAt: nowIso(town.core), revokedAs: null })
  town.core.changed()
}

export function exchangeCode({ lab, body }: LabCall): Outcome {
  const { town } = lab
  const app = appsIn(town)[textIn(body, 'client_id') ?? '']
  if (app?.secret !== textIn(body, 'client_secret'))
    throw new MastodonProblem(401, 'Client authentication failed due to unknown client.', 'invalid_client')
  const code = town.state.tokens.find(({ kind, token }) => kind === 'code' && token === textIn(body, 'code'))
  if (code === undefined || !isGood(town, code, body))
    throw new MastodonProblem(
      400,
      'The provided authorization grant is invalid, expired, revoked.',
      'invalid_grant',
    )
  code.revokedAs = 'used'
  const [accountId = ''] = code.accountIds
  const token = issueToken(town, accountId, { scopes: code.scopes, clientId: String(code.extra['clientId']) })
  return ok({
    access_token: token,
    token_type: 'Bearer',
    scope: code.scopes.join(' '),
    created_at: Math.floor(town.core.clock.now().epochMilliseconds / 1_000),
  })
}

function isGood(town: Town, code: TownToken, body: LabCall['body']): boolean {
  const { clientId, redirectUri, challenge } = code.extra
  const isFresh = code.revokedAs === null && (code.expiresAt ?? '') > town.core.clock.now().toString()
  const isSame = clientId === textIn(body, 'client_id') && redirectUri === textIn(body, 'redirect_uri')
  const verifier = textIn(body, 'code_verifier')
  const proof = verifier === null ? null : createHash('sha256').update(verifier).digest('base64url')
  return isFresh && isSame && (challenge ?? null) === proof
}

/** Taking back what is taken back already is fine; another app's token is not. */
export function revokeToken({ lab, body }: LabCall): Outcome {
  const { town } = lab
  const clientId = textIn(body, 'client_id') ?? ''
  const token = town.state.tokens.find((one) => one.kind === 'access' && one.token === textIn(body, 'token'))
  const isKnown = appsIn(town)[clientId]?.secret === textIn(body, 'client_secret')
  if (!isKnown || token?.extra['clientId'] !== clientId)
    throw new MastodonProblem(403, 'You are not authorized to revoke this token', 'unauthorized_client')
  token.revokedAs ??= 'revoked'
  town.core.changed()
  return ok({})
}

type Granted = { readonly scopes: readonly string[]; readonly clientId: string }

function issueToken(town: Town, accountId: string, { scopes, clientId }: Granted): string {
  const token = random()
  keep(town, {
    token,
    kind: 'access',
    accountIds: [accountId],
    scopes: [...scopes],
    expiresAt: null,
    extra: { clientId },
  })
  return token
}

/** A token for the account with the app it was given to, the same each time as long as it works. */
export function grantedToken(
  town: Town,
  accountId: string,
): { readonly token: TownToken; readonly app: App } {
  const isItsOwn = ({ kind, accountIds, revokedAs, extra }: TownToken) =>
    kind === 'access' &&
    revokedAs === null &&
    accountIds.includes(accountId) &&
    extra['clientId'] === PRACTICE_APP
  const apps = appsIn(town)
  const app = (apps[PRACTICE_APP] ??= {
    secret: random(),
    name: 'Torget',
    redirectUris: [],
    scopes: ALL_SCOPES,
  })
  if (!town.state.tokens.some(isItsOwn))
    issueToken(town, accountId, { scopes: USUAL_SCOPES.split(' '), clientId: PRACTICE_APP })
  const token = town.state.tokens.find(isItsOwn)
  if (token === undefined) throw new Error('a token that was just issued is not there')
  return { token, app }
}
