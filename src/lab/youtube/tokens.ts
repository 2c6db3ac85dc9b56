import { randomBytes } from 'node:crypto'
import type { TownToken } from '../town/state.ts'
import type { YoutubeLabCore } from './lab-core.ts'
import { broken, problem } from './youtube-problem.ts'

export const ALL_SCOPES = ['youtube.force-ssl', 'youtube.upload', 'yt-analytics.readonly'].map(fullScope)

const ACCESS_SECONDS = 3_600
const TESTING_SECONDS = 7 * 86_400

function fullScope(name: string): string {
  return `https://www.googleapis.com/auth/${name}`
}

export type Issued = { readonly token: TownToken; readonly seconds: number | null }

export function issue(
  core: YoutubeLabCore,
  kind: 'access' | 'refresh' | 'code',
  {
    accountId,
    scopes,
    extra = {},
  }: { accountId: string; scopes: readonly string[]; extra?: Record<string, unknown> },
): Issued {
  const { settings, town } = core
  const now = settings.clock.now()
  const seconds =
    kind === 'access' ? ACCESS_SECONDS : kind === 'code' ? 600 : settings.isInTesting ? TESTING_SECONDS : null
  const token: TownToken = {
    token: `${PREFIXES[kind]}${randomBytes(24).toString('base64url')}`,
    kind,
    accountIds: [accountId],
    scopes: [...scopes],
    issuedAt: now.toString(),
    expiresAt: seconds === null ? null : now.add({ seconds }).toString(),
    revokedAs: null,
    extra: { ...extra },
  }
  const { tokens } = town.state
  const isOver = (one: TownToken) => one.kind !== 'refresh' && !isAlive(core, one)
  tokens.splice(0, tokens.length, ...tokens.filter((one) => !isOver(one)), token)
  town.core.changed()
  return { token, seconds }
}

/** As Google's own begin. */
const PREFIXES = { access: 'ya29.', refresh: '1//', code: '4/' } as const

export function isAlive(core: YoutubeLabCore, { revokedAs, expiresAt }: TownToken): boolean {
  if (revokedAs !== null) return false
  return (
    expiresAt === null ||
    Temporal.Instant.compare(Temporal.Instant.from(expiresAt), core.settings.clock.now()) > 0
  )
}

/** Whose channel the call acts for. Throws what Google answers without access, with an old one, or without the permission. */
export function authenticate(
  core: YoutubeLabCore,
  header: string | undefined,
  scopes: readonly string[],
): string {
  const bearer = /^Bearer (\S+)$/.exec(header ?? '')?.[1]
  if (bearer === undefined)
    throw Object.assign(broken('no-token', 'Login Required.', 'required'), { status: 401 })
  const token = core.town.state.tokens.find((one) => one.kind === 'access' && one.token === bearer)
  if (token === undefined || !isAlive(core, token)) throw problem(401, 'authError', 'Invalid Credentials')
  const [accountId = ''] = token.accountIds
  if (!scopes.some((scope) => token.scopes.includes(fullScope(scope))))
    throw problem(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.')
  if (core.town.state.accounts[accountId]?.extra['isClosed'] === true)
    throw problem(403, 'authenticatedUserAccountClosed', 'The YouTube account is closed.')
  return accountId
}
