import type { TownAccount, TownToken } from '../town/state.ts'
import type { Town } from '../town/town.ts'
import { MastodonProblem } from './problem.ts'

/** Why a token no longer works, in the server's words. */
const REFUSALS: Readonly<Record<string, readonly [status: number, words: string]>> = {
  revoked: [401, 'The access token was revoked'],
  expired: [401, 'The access token expired'],
  disabled: [403, 'Your login is currently disabled'],
}

/** Who calls. Throws what the server answers without a token, with one that does not work, or with one that does not reach so far. */
export function authenticate(town: Town, header: string | undefined, scope: string): TownAccount {
  const written = /^Bearer (\S+)$/.exec(header ?? '')?.[1]
  const token = town.state.tokens.find((one) => one.kind === 'access' && one.token === written)
  if (token === undefined) throw new MastodonProblem(401, 'The access token is invalid')
  if (token.revokedAs !== null) {
    const [status, words] = REFUSALS[token.revokedAs] ?? [401, 'The access token is invalid']
    throw new MastodonProblem(status, words)
  }
  if (!reaches(token, scope)) throw new MastodonProblem(403, 'This action is outside the authorized scopes')
  const account = town.state.accounts[token.accountIds[0] ?? '']
  if (account === undefined) throw new MastodonProblem(401, 'The access token is invalid')
  return account
}

function reaches({ scopes }: TownToken, scope: string): boolean {
  return scopes.includes(scope) || scopes.includes(scope.split(':')[0] ?? scope)
}
