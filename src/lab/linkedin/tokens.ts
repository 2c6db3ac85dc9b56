import type { TownToken } from '../town/state.ts'
import type { LabCore } from './lab-core.ts'
import { badToken } from './problem.ts'

export const SCOPES = [
  'rw_organization_admin',
  'r_organization_social',
  'w_organization_social',
  'r_organization_social_feed',
  'w_organization_social_feed',
]
const ACCESS_DAYS = 60
/** From the first consent; renewing does not move it. */
const REFRESH_DAYS = 365

type NewToken = {
  readonly kind: 'access' | 'refresh' | 'code'
  readonly accountIds: readonly string[]
  readonly scopes: readonly string[]
  readonly extra?: Record<string, unknown>
}

export function issue(core: LabCore, { kind, accountIds, scopes, extra = {} }: NewToken): TownToken {
  const { state } = core.town
  const hours = { access: ACCESS_DAYS * 24, refresh: REFRESH_DAYS * 24, code: 0.5 }[kind]
  const number = state.tokens.length + 1
  const token: TownToken = {
    // No secret: whoever reaches the practice square may practise there.
    token: `AQ-lab-${kind}-${number}`,
    kind,
    accountIds: [...accountIds],
    scopes: [...scopes],
    issuedAt: core.clock.now().toString(),
    expiresAt: core.clock
      .now()
      .add({ minutes: hours * 60 })
      .toString(),
    revokedAs: null,
    extra,
  }
  state.tokens.push(token)
  core.town.core.changed()
  return token
}

export function tokenOf(core: LabCore, text: string, kind: NewToken['kind']): TownToken | null {
  return core.town.state.tokens.find((one) => one.kind === kind && one.token === text) ?? null
}

export function isExpired(core: LabCore, { expiresAt }: TownToken): boolean {
  if (expiresAt === null) return false
  return Temporal.Instant.compare(Temporal.Instant.from(expiresAt), core.clock.now()) <= 0
}

/** Throws what LinkedIn answers when there is no good token. */
export function authenticate(core: LabCore, header: string | undefined): TownToken {
  const [, text] = /^Bearer (\S+)$/.exec(header ?? '') ?? []
  const token = text === undefined ? null : tokenOf(core, text, 'access')
  if (token === null) throw badToken('invalid')
  if (token.revokedAs !== null) throw badToken('revoked')
  if (isExpired(core, token)) throw badToken('expired')
  return token
}
