import { createHmac } from 'node:crypto'
import type { TownAccount, TownToken } from '../town/state.ts'
import { nowIso } from '../town/town-core.ts'
import type { LabCore } from './lab-core.ts'
import { actorNamed, handleOf, isAccount } from './people.ts'
import { XrpcProblem } from './problem.ts'

const ACCESS_HOURS = 2
const REFRESH_HOURS = 90 * 24
/** The old one goes on for so long after it was used, for a client that never got the answer. */
const GRACE_HOURS = 2

/** What the accounts of the practice square are signed in to with, unless one has another in `extra.appPassword`. */
export const PRACTICE_APP_PASSWORD = 'torg-ovar-torg-ovar'

type Kind = 'access' | 'refresh'

export type SessionAnswer = {
  readonly accessJwt: string
  readonly refreshJwt: string
  readonly did: string
  readonly handle: string
  readonly active: boolean
}

/** A pair of tokens for an account, as a finished sign-in hands them over. */
export function openSession(core: LabCore, account: TownAccount): SessionAnswer {
  return {
    accessJwt: issue(core, account.id, 'access'),
    refreshJwt: issue(core, account.id, 'refresh'),
    did: account.id,
    handle: handleOf(account),
    active: true,
  }
}

function issue({ town }: LabCore, did: string, kind: Kind): string {
  const issuedAt = town.core.clock.now()
  const expiresAt = issuedAt.add({ hours: kind === 'access' ? ACCESS_HOURS : REFRESH_HOURS })
  const claims = {
    scope: kind === 'access' ? 'com.atproto.appPass' : 'com.atproto.refresh',
    sub: did,
    jti: town.state.tokens.length,
    iat: Math.floor(issuedAt.epochMilliseconds / 1_000),
    exp: Math.floor(expiresAt.epochMilliseconds / 1_000),
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ typ: kind === 'access' ? 'at+jwt' : 'refresh+jwt', alg: 'HS256' })}.${part(claims)}`
  const token = `${signed}.${createHmac('sha256', 'torget practice').update(signed).digest('base64url')}`
  town.state.tokens.push({
    token,
    kind,
    accountIds: [did],
    scopes: [],
    issuedAt: issuedAt.toString(),
    expiresAt: expiresAt.toString(),
    revokedAs: null,
    extra: {},
  })
  town.core.changed()
  return token
}

export function createSession(core: LabCore, identifier: string, password: string): SessionAnswer {
  const { town } = core
  const byMail = Object.values(town.state.accounts).find(
    ({ email }) => email !== null && email === identifier,
  )
  const actor = byMail ?? actorNamed(town.core, identifier)
  const account = actor === undefined ? undefined : town.state.accounts[actor.id]
  const expected = account?.extra['appPassword'] ?? PRACTICE_APP_PASSWORD
  if (account === undefined || account.extra['isDeleted'] === true || password !== expected)
    throw new XrpcProblem(401, 'AuthenticationRequired', 'Invalid identifier or password')
  return openSession(core, account)
}

/** Throws as the server does: no token, a strange one, one that ended, one whose account is gone. */
export function authenticate(core: LabCore, header: string | undefined, kind: Kind): TownAccount {
  const given = /^Bearer (.+)$/.exec(header ?? '')?.[1]
  if (given === undefined) throw new XrpcProblem(401, 'AuthMissing', 'Authentication Required')
  const token = core.town.state.tokens.find((one) => one.token === given)
  if (token?.kind !== kind) throw new XrpcProblem(400, 'InvalidToken', 'Token could not be verified')
  const now = nowIso(core.town.core)
  if (token.revokedAs !== null) throw new XrpcProblem(400, token.revokedAs, 'Token has been revoked')
  const isOver = token.expiresAt !== null && Temporal.Instant.compare(token.expiresAt, now) <= 0
  if (isOver) throw new XrpcProblem(400, 'ExpiredToken', 'Token has expired')
  return accountOf(core, token)
}

function accountOf(core: LabCore, { accountIds: [did = ''] }: TownToken): TownAccount {
  const account = core.town.state.accounts[did]
  const isGone =
    account === undefined || account.extra['isDeleted'] === true || !isAccount(core.town.core, did)
  if (isGone) throw new XrpcProblem(403, 'AccountNotFound', 'Account not found')
  return account
}

/** Gives a new pair; the refresh token that was used ends a little later. */
export function refreshSession(core: LabCore, header: string | undefined): SessionAnswer {
  const account = authenticate(core, header, 'refresh')
  const used = core.town.state.tokens.find(({ token }) => header === `Bearer ${token}`)
  if (used !== undefined) used.expiresAt = core.town.core.clock.now().add({ hours: GRACE_HOURS }).toString()
  return openSession(core, account)
}

/** Takes the refresh token away. The access token is not looked up by real servers either: it ends by its own time. */
export function deleteSession(core: LabCore, header: string | undefined): Record<string, never> {
  authenticate(core, header, 'refresh')
  const used = core.town.state.tokens.find(({ token }) => header === `Bearer ${token}`)
  if (used !== undefined) used.revokedAs = 'ExpiredToken'
  core.town.core.changed()
  return {}
}
